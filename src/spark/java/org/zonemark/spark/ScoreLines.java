package org.zonemark.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.rulebook.Dimension;
import org.zonemark.scoring.Evaluation;
import tools.jackson.core.JacksonException;

/** Scores self-assessments, one on each line. A line that is refused stays in its place, with the reason. */
final class ScoreLines implements MapPartitionsFunction<String, Row> {

    private static final long serialVersionUID = 1L;

    private final String rulebook;

    /** @param rulebook folder of a rulebook that every machine has; empty for the one that comes with the program */
    ScoreLines(String rulebook) {
        this.rulebook = rulebook;
    }

    /** The columns of what comes out: a score for each dimension by its id. */
    static StructType columns(String rulebook) {
        List<StructField> fields = new ArrayList<>();
        for (String text : List.of("zone", "province")) {
            fields.add(DataTypes.createStructField(text, DataTypes.StringType, true));
        }
        fields.add(DataTypes.createStructField("year", DataTypes.IntegerType, true));
        for (String number : List.of("total", "base", "geometric")) {
            fields.add(DataTypes.createStructField(number, DataTypes.DoubleType, true));
        }
        for (Dimension dimension :
                Kernel.of(rulebook).scorer().scorer().rulebook().dimensions()) {
            fields.add(DataTypes.createStructField(dimension.id(), DataTypes.DoubleType, true));
        }
        for (String text :
                List.of("standing", "grade", "inputSha256", "rulebookSha256", "weightSetSha256", "refused")) {
            fields.add(DataTypes.createStructField(text, DataTypes.StringType, true));
        }
        return DataTypes.createStructType(fields);
    }

    @Override
    public Iterator<Row> call(Iterator<String> lines) {
        Kernel kernel = Kernel.of(rulebook);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return lines.hasNext();
            }

            @Override
            public Row next() {
                return row(kernel, lines.next());
            }
        };
    }

    private static Row row(Kernel kernel, String line) {
        try {
            return scored(kernel.scorer().score(kernel.json().readTree(line)));
        } catch (FaultyInputException | JacksonException e) {
            Object[] cells = new Object
                    [12 + kernel.scorer().scorer().rulebook().dimensions().size()];
            cells[cells.length - 1] = e.getMessage();
            return RowFactory.create(cells);
        }
    }

    private static Row scored(ScoredAssessment one) {
        Evaluation evaluation = one.evaluation();
        List<Object> cells = new ArrayList<>();
        cells.add(one.assessment().zone().code());
        cells.add(one.assessment().zone().province());
        cells.add(one.assessment().year());
        cells.add(evaluation.total());
        cells.add(evaluation.base());
        cells.add(evaluation.geometric());
        evaluation.dimensions().forEach(dimension -> cells.add(dimension.hasScore() ? dimension.score() : null));
        cells.add(evaluation.standing().name());
        cells.add(evaluation.grade() == null ? null : evaluation.grade().id());
        cells.add(one.inputSha256());
        cells.add(one.rulebook().sha256());
        cells.add(evaluation.weights().sha256());
        cells.add(null);
        return RowFactory.create(cells.toArray());
    }
}
