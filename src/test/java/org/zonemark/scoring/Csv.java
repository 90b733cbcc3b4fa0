package org.zonemark.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table with a heading and a name in the first column; no cell holds a comma. */
public record Csv(List<String> heading, Map<String, List<String>> rows) {

    public static Csv read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = Arrays.asList(line.split(",", -1));
            rows.put(cells.get(0), cells);
        }
        return new Csv(Arrays.asList(lines.get(0).split(",", -1)), rows);
    }

    public String text(String row, String column) {
        return rows.get(row).get(heading.indexOf(column));
    }

    public double number(String row, String column) {
        return Double.parseDouble(text(row, column));
    }
}
