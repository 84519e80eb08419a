#!/usr/bin/env python3
"""Makes the flag pictures: make_flags.py FLAGS_4X3_DIR

FLAGS_4X3_DIR is flags/4x3 of the npm package flag-icons. The flags are SVG with <use> and
clip paths, so they are drawn by librsvg (rsvg-convert) and given few colours by
ImageMagick (convert). They are named by IOC code, as feeds name countries.
"""
import pathlib
import subprocess
import sys

SIZE = (160, 120)
# The theme's "rim": what lies round the flag that is no rectangle, Nepal's.
GROUND = "#0b1322"
# IOC code, then the name of its file in the package.
TABLE = """
AFG af ALB al ALG dz AND ad ANG ao ANT ag ARG ar ARM am ARU aw ASA as AUS au AUT at AZE az
BAH bs BAN bd BAR bb BDI bi BEL be BEN bj BER bm BHU bt BIH ba BIZ bz BLR by BOL bo BOT bw
BRA br BRN bh BRU bn BUL bg BUR bf CAF cf CAM kh CAN ca CAY ky CGO cg CHA td CHI cl CHN cn
CIV ci CMR cm COD cd COK ck COL co COM km CPV cv CRC cr CRO hr CUB cu CYP cy CZE cz DEN dk
DJI dj DMA dm DOM do ECU ec EGY eg ERI er ESA sv ESP es EST ee ETH et FIJ fj FIN fi FRA fr
FSM fm GAB ga GAM gm GBR gb GBS gw GEO ge GEQ gq GER de GHA gh GRE gr GRN gd GUA gt GUI gn
GUM gu GUY gy HAI ht HKG hk HON hn HUN hu INA id IND in IRI ir IRL ie IRQ iq ISL is ISR il
ISV vi ITA it IVB vg JAM jm JOR jo JPN jp KAZ kz KEN ke KGZ kg KIR ki KOR kr KOS xk KSA sa
KUW kw LAO la LAT lv LBA ly LBN lb LBR lr LCA lc LES ls LIE li LTU lt LUX lu MAD mg MAR ma
MAS my MAW mw MDA md MDV mv MEX mx MGL mn MHL mh MKD mk MLI ml MLT mt MNE me MON mc MOZ mz
MRI mu MTN mr MYA mm NAM na NCA ni NED nl NEP np NGR ng NIG ne NOR no NRU nr NZL nz OMA om
PAK pk PAN pa PAR py PER pe PHI ph PLE ps PLW pw PNG pg POL pl POR pt PRK kp PUR pr QAT qa
ROU ro RSA za RUS ru RWA rw SAM ws SEN sn SEY sc SGP sg SKN kn SLE sl SLO si SMR sm SOL sb
SOM so SRB rs SRI lk SSD ss STP st SUD sd SUI ch SUR sr SVK sk SWE se SWZ sz SYR sy TAN tz
TGA to THA th TJK tj TKM tm TLS tl TOG tg TTO tt TUN tn TUR tr TUV tv UAE ae UGA ug UKR ua
URU uy USA us UZB uz VAN vu VEN ve VIE vn VIN vc YEM ye ZAM zm ZIM zw
ENG gb-eng NIR gb-nir SCO gb-sct WAL gb-wls GGY gg JEY je IOM im GIB gi FRO fo GRL gl
AIA ai FLK fk MSR ms NFK nf NIU nu SHN sh TCA tc NCL nc PYF pf MAC mo CUW cw NMI mp
GLP gp MTQ mq GUF gf REU re ALA ax EUR eu
"""


def make(source, target):
    width, height = SIZE
    drawn = subprocess.run(
        ["rsvg-convert", "-w", str(width), "-h", str(height), str(source)],
        check=True, capture_output=True).stdout
    subprocess.run(
        ["convert", "png:-", "-background", GROUND, "-alpha", "remove", "-alpha", "off",
         "+dither", "-colors", "96", "-strip",
         "-define", "png:exclude-chunks=date,time,gAMA,cHRM", f"png8:{target}"],
        input=drawn, check=True)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    source = pathlib.Path(sys.argv[1])
    here = pathlib.Path(__file__).parent
    words = TABLE.split()
    for code, name in zip(words[::2], words[1::2]):
        make(source / f"{name}.svg", here / f"{code}.png")


main()
