package org.zonemark.sheet;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads comma-separated text (RFC 4180), also with tabs or semicolons, in UTF-8 or, as Chinese spreadsheet programs save it, in
 * GB 18030.
 */
final class CsvReader {

    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final int READ_AHEAD = 1 << 16;
    private static final char MARK = '\uFEFF';

    private CsvReader() {}

    static void read(Path file, Guard guard) throws IOException {
        Charset charset = charset(file);
        char delimiter = delimiter(file, charset);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
        try (BoundedRecords reader = new BoundedRecords(
                        new InputStreamReader(Files.newInputStream(file), charset.newDecoder()), guard);
                CSVParser rows =
                        CSVParser.builder().setReader(reader).setFormat(format).get()) {
            guard.sheet("");
            for (CSVRecord row : rows) {
                guard.beginRow();
                for (int column = 0; column < row.size(); column++) {
                    String text = row.get(column);
                    guard.cell(column, CellValue.text(GuardedText.read(unmarked(text))));
                }
                guard.endRow(Math.toIntExact(row.getRecordNumber()));
                reader.recordRead();
            }
        } catch (UncheckedIOException | CSVException | MalformedInputException e) {
            throw new UnreadableSheetException(e, "bad_csv");
        }
    }

    /** A row is gathered whole before anybody sees its cells, so that one that does not end is given up here. */
    private static final class BoundedRecords extends FilterReader {

        private final Guard guard;
        private int characters;

        BoundedRecords(Reader in, Guard guard) {
            super(in);
            this.guard = guard;
        }

        /** What was read ahead counts as part of the row that it began with. */
        void recordRead() {
            characters = 0;
        }

        @Override
        public int read(char[] to, int from, int most) throws IOException {
            int read = super.read(to, from, most);
            characters += Math.max(0, read);
            if (characters > SheetLimits.LONGEST_ROW + READ_AHEAD) {
                throw guard.longRow();
            }
            return read;
        }
    }

    private static String unmarked(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    /** UTF-8 where all of the file can be that; a mark at its beginning decides. */
    private static Charset charset(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] first = in.readNBytes(3);
            if (first.length >= 2 && (first[0] & 0xFF) == 0xFF && (first[1] & 0xFF) == 0xFE) {
                return StandardCharsets.UTF_16LE;
            }
            if (first.length >= 2 && (first[0] & 0xFF) == 0xFE && (first[1] & 0xFF) == 0xFF) {
                return StandardCharsets.UTF_16BE;
            }
        }
        if (decodes(file, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        if (decodes(file, CHINESE)) {
            return CHINESE;
        }
        throw new UnreadableSheetException("other_kind");
    }

    /** Whether all of it is text in that encoding; what is binary has characters that no text has. */
    private static boolean decodes(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), decoder)) {
            char[] some = new char[8192];
            for (int read = reader.read(some); read >= 0; read = reader.read(some)) {
                if (CharBuffer.wrap(some, 0, read).chars().anyMatch(CsvReader::isBinary)) {
                    throw new UnreadableSheetException("other_kind");
                }
            }
            return true;
        } catch (java.nio.charset.CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isBinary(int character) {
        return character < ' ' && character != '\n' && character != '\r' && character != '\t' && character != '\f';
    }

    private static char delimiter(Path file, Charset charset) throws IOException {
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(1 << 16);
        }
        String line = charset.decode(ByteBuffer.wrap(first))
                .toString()
                .lines()
                .findFirst()
                .orElse("");
        char best = ',';
        long most = -1;
        for (char candidate : new char[] {',', '\t', ';'}) {
            long found = line.chars().filter(one -> one == candidate).count();
            if (found > most) {
                best = candidate;
                most = found;
            }
        }
        return best;
    }
}
