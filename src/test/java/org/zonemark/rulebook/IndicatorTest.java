package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.words.Words;

class IndicatorTest {

    @ParameterizedTest
    @CsvSource({
        "%,      %,              98.5%,      98.5 %",
        "家,     firms,          98.5家,     98.5 firms",
        "万元,   10000 CNY,      98.5万元,   98.5 x 10000 CNY",
        "个,     count,          98.5个,     98.5",
        "比值,   ratio,          98.5,       98.5",
        "系数,   coefficient,    98.5,       98.5",
        "0/1,    0/1,            98.5,       98.5"
    })
    void aValueStandsWithItsUnitUnlessThatOnlySaysWhichSortOfNumberItIs(
            String unitZh, String unitEn, String zh, String en) {
        assertThat(indicator(unitZh, unitEn).measure(98.5)).isEqualTo(new Words(zh, en));
    }

    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {"%, %, %, %", "个, count, 个, ''", "0/1, 0/1, '', ''"})
    void aUnitThatNobodySaysIsEmptyInThatLanguage(String unitZh, String unitEn, String zh, String en) {
        assertThat(indicator(unitZh, unitEn).unitBehindNumbers()).isEqualTo(new Words(zh, en));
    }

    private static Indicator indicator(String zh, String en) {
        Words none = Words.same("-");
        return new Indicator(none, new Words(zh, en), Direction.HIGHER_BETTER, Range.ANY, false, null, none, null);
    }
}
