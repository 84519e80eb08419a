// The flags of themes/stadium: every nation that competes has one.
#include "check.h"

#include <string.h>

#include "theme/parts.h"

// The National Olympic Committees.
static const char nations[] =
    "AFG ALB ALG AND ANG ANT ARG ARM ARU ASA AUS AUT AZE BAH BAN BAR BDI BEL BEN BER BHU "
    "BIH BIZ BLR BOL BOT BRA BRN BRU BUL BUR CAF CAM CAN CAY CGO CHA CHI CHN CIV CMR COD "
    "COK COL COM CPV CRC CRO CUB CYP CZE DEN DJI DMA DOM ECU EGY ERI ESA ESP EST ETH FIJ "
    "FIN FRA FSM GAB GAM GBR GBS GEO GEQ GER GHA GRE GRN GUA GUI GUM GUY HAI HKG HON HUN "
    "INA IND IRI IRL IRQ ISL ISR ISV ITA IVB JAM JOR JPN KAZ KEN KGZ KIR KOR KOS KSA KUW "
    "LAO LAT LBA LBN LBR LCA LES LIE LTU LUX MAD MAR MAS MAW MDA MDV MEX MGL MHL MKD MLI "
    "MLT MNE MON MOZ MRI MTN MYA NAM NCA NED NEP NGR NIG NOR NRU NZL OMA PAK PAN PAR PER "
    "PHI PLE PLW PNG POL POR PRK PUR QAT ROU RSA RUS RWA SAM SEN SEY SGP SKN SLE SLO SMR "
    "SOL SOM SRB SRI SSD STP SUD SUI SUR SVK SWE SWZ SYR TAN TGA THA TJK TKM TLS TOG TPE "
    "TTO TUN TUR TUV UAE UGA UKR URU USA UZB VAN VEN VIE VIN YEM ZAM ZIM";

// Those that compete for themselves elsewhere.
static const char others[] = "ENG SCO WAL NIR IOM JEY GGY GIB FRO GRL";

static int flags_of(const struct theme *theme, const char *codes, struct arena *arena)
{
    int count = 0;
    for (const char *at = codes; theme && *at; at += strspn(at, " ")) {
        const char *code = arena_strndup(arena, at, strcspn(at, " "));
        if (theme_image(theme, code, arena)) {
            count++;
        } else {
            printf("  no flag of %s\n", code);
            check_failed = true;
        }
        at += strlen(code);
    }
    return count;
}

TEST(every_nation_has_a_flag_and_others_have_none)
{
    char error[300];
    struct arena arena = {0};
    struct theme *theme = theme_load(SOURCE_DIR "/themes/stadium", error, sizeof(error));
    CHECK(theme);
    CHECK_INT(flags_of(theme, nations, &arena), 206);
    CHECK_INT(flags_of(theme, others, &arena), 10);
    CHECK(theme && !theme_image(theme, "XYZ", &arena));
    CHECK(theme && theme_image(theme, "gbr", &arena));
    theme_destroy(theme);
    arena_finish(&arena);
}

static const struct check_case cases[] = {
    CASE(every_nation_has_a_flag_and_others_have_none),
};

CHECK_MAIN(cases)
