package org.zonemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "环评批复 2025.pdf | PDF | 环评批复 2025.pdf",
                "SCAN.PDF | PDF | SCAN.pdf",
                "photo.jpeg | JPEG | photo.jpg",
                "invoice.exe | PDF | invoice.exe.pdf",
                "page.html | PNG | page.html.png",
                "../../etc/passwd | PDF | passwd.pdf",
                "C:\\Users\\me\\表.xlsx | XLSX | 表.xlsx",
                "a:b*c?<d>e.png | PNG | a_b_c__d_e.png",
                ".htaccess | PDF | htaccess.pdf",
                "... | PDF | evidence.pdf",
                "'' | PDF | evidence.pdf",
                ".pdf | PDF | evidence.pdf",
            })
    void makesNamesSafe(String sent, ContentType type, String shown) {
        assertThat(FileName.shown(sent, type)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"'gnp.\u202Efdp',gnp.fdp.pdf", "'a\u0000b\r\nc\u200Bd',abcd.pdf", "'\uD800x',x.pdf"})
    void leavesOutWhatDeceives(String sent, String shown) {
        assertThat(FileName.shown(sent, ContentType.PDF)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"a", "开", "𠮷"})
    void cutsLongNamesBetweenCharacters(String character) {
        String shown = FileName.shown(character.repeat(500) + ".pdf", ContentType.PDF);

        assertThat(shown).isEqualTo(character.repeat(120) + ".pdf");
    }
}
