# Flags that every target of ours gets, and the two functions that make a
# folder into a library and a file into a test.

add_library(strapline_flags INTERFACE)
target_compile_definitions(strapline_flags INTERFACE _POSIX_C_SOURCE=200809L
    STRAPLINE_VERSION="${PROJECT_VERSION}"
    SDL_DISABLE_IMMINTRIN_H) # SDL.h would parse all of the compiler's vector instructions
target_include_directories(strapline_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(strapline_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wundef -Wstrict-prototypes
    -Wmissing-prototypes -Wold-style-definition -Wvla -Wcast-qual -Wwrite-strings -Wformat=2
    -Wimplicit-fallthrough -Wdouble-promotion -Wnull-dereference -Wno-sign-conversion
    $<$<C_COMPILER_ID:GNU>:-Wno-format-truncation> # lines for people may be cut
    -ffp-contract=off -fstack-protector-strong
    $<$<CONFIG:Release,RelWithDebInfo>:-U_FORTIFY_SOURCE>
    $<$<CONFIG:Release,RelWithDebInfo>:-D_FORTIFY_SOURCE=2>)
if(STRAPLINE_WERROR)
    target_compile_options(strapline_flags INTERFACE -Werror)
endif()
if(STRAPLINE_SANITIZE)
    target_compile_options(strapline_flags INTERFACE -fsanitize=${STRAPLINE_SANITIZE}
        -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(strapline_flags INTERFACE -fsanitize=${STRAPLINE_SANITIZE})
endif()
if(STRAPLINE_FUZZ)
    target_compile_options(strapline_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# strapline_library(NAME LINK ...): every .c file of src/NAME.
function(strapline_library name)
    cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.c)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC ${ARG_LINK} PRIVATE strapline_flags)
endfunction()

# strapline_test(FOLDER FILE): an executable test_..., linked with src/FOLDER.
function(strapline_test folder file)
    get_filename_component(name ${file} NAME_WE)
    add_executable(${name} ${file})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_link_libraries(${name} PRIVATE ${folder} strapline_flags)
    target_compile_definitions(${name} PRIVATE SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${folder}.${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${folder}.${name} PROPERTIES TIMEOUT 240 LABELS "unit;${folder}"
        ENVIRONMENT "SDL_VIDEODRIVER=dummy")
endfunction()
