package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.zonemark.assessment.StrictJson;
import org.zonemark.words.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class UnreadableJsonTest {

    private static final JsonMapper JSON = StrictJson.mapper();

    private record Form(int count, List<Integer> items) {}

    @Test
    void jsonThatEndsTooEarlyIsSaidToBeIncomplete() {
        says("{\"a\":\n[1,", "JSON不完整，提前结束（第2行第4列）。", "The JSON ends before it is complete (line 2, column 4).");
    }

    @Test
    void aNameThatStandsTwiceIsNamed() {
        says(
                "{\"a\":1,\"a\":2}",
                "同一对象中名称\"a\"重复出现（第1行第11列）。",
                "The name \"a\" stands twice in one object (line 1, column 11).");
    }

    @Test
    void aNumberThatIsTooLongIsSaidWithTheLimit() {
        says("[" + "1".repeat(101) + "]", "有数字超过100个字符。", "A number has more than 100 characters.");
    }

    @Test
    void nestingThatIsTooDeepIsSaidWithTheLimit() {
        says("[".repeat(17), "对象和列表嵌套超过16层。", "The nesting of objects and lists is deeper than 16.");
    }

    @Test
    void aNameThatIsTooLongIsSaidWithTheLimit() {
        says(
                "{\"" + "x".repeat(2000) + "\":1}",
                "有字段名超过1000个字符。",
                "The name of a field has more than 1000 characters.");
    }

    @Test
    void aDocumentOfTooManyPartsIsSaidWithTheLimit() {
        says(
                "[" + "{},".repeat(30_000) + "{}]",
                "名称、数值和括号合计超过60000个。",
                "There are more than 60000 names, values and brackets.");
    }

    @Test
    void textInAnotherEncodingIsSaidNotToBeUtf8() {
        Words words = words("{\"a\":\"中文\"}".getBytes(Charset.forName("GBK")));

        assertThat(words.zh()).isEqualTo("文字不是UTF-8编码（第1行第9列）。");
        assertThat(words.en()).isEqualTo("The text is not UTF-8 (line 1, column 9).");
    }

    @Test
    void aSecondDocumentBehindTheFirstIsSaidToBeTooMuch() {
        says("{} {}", "JSON结束之后还有多余内容（第1行第4列）。", "Something stands behind the end of the JSON (line 1, column 4).");
    }

    @Test
    void anythingElseIsSaidNotToBeJson() {
        for (String text : List.of("{a:1}", "tru", "{\"a\":01}", "{\"a\":1e}", "{\"a\":NaN}", "\"\u0001\"", "[1,,2]")) {
            Words words = words(text.getBytes(StandardCharsets.UTF_8));
            assertThat(words.zh()).as(text).matches("不是有效的JSON（第1行第\\d+列）。");
            assertThat(words.en()).as(text).matches("This is not JSON \\(line 1, column \\d+\\)\\.");
        }
    }

    @Test
    void aFieldOfAnotherFormIsPointedAt() {
        JacksonException e = catchThrowableOfType(
                JacksonException.class, () -> JSON.readValue("{\"count\":1,\"items\":[1,{}]}", Form.class));
        JacksonException whole = catchThrowableOfType(JacksonException.class, () -> JSON.readValue("[]", Form.class));

        assertThat(UnreadableJson.inDocument(e).zh()).startsWith("/items/1的形式不符合此处要求（第1行第");
        assertThat(UnreadableJson.inDocument(e).en())
                .startsWith("/items/1 does not have the form that is due here (line 1,");
        assertThat(UnreadableJson.inDocument(whole).en())
                .isEqualTo("The JSON does not have the form that is due here (line 1, column 1).");
    }

    @Test
    void inABatchOnlyTheColumnIsSaid() {
        JacksonException e = unreadable("{\"a\":".getBytes(StandardCharsets.UTF_8));

        assertThat(Problems.notJsonLine(e, Locale.CHINESE).getDetail()).isEqualTo("JSON不完整，提前结束（第6列）。");
        assertThat(Problems.notJsonLine(e, Locale.ENGLISH).getDetail())
                .isEqualTo("The JSON ends before it is complete (column 6).");
    }

    private static void says(String text, String zh, String en) {
        Words words = words(text.getBytes(StandardCharsets.UTF_8));
        assertThat(words.zh()).isEqualTo(zh);
        assertThat(words.en()).isEqualTo(en);
    }

    private static Words words(byte[] text) {
        return UnreadableJson.inDocument(unreadable(text));
    }

    private static JacksonException unreadable(byte[] text) {
        JacksonException e = catchThrowableOfType(JacksonException.class, () -> JSON.readTree(text));
        assertThat(e).isNotNull();
        return e;
    }
}
