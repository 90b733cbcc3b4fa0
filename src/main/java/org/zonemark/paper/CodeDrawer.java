package org.zonemark.paper;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Draws a text as a QR code (ISO/IEC 18004) with its quiet zone: {@code <object type="zonemark/code" data-text="…">}. */
final class CodeDrawer implements FSObjectDrawer {

    private static final int QUIET = 4;

    @Override
    public @Nullable Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        ByteMatrix modules = modules(element.getAttribute("data-text"));
        int size = modules.getWidth() + 2 * QUIET;
        double module = Math.min(width, height) / size;
        Path2D dark = new Path2D.Double();
        for (int row = 0; row < modules.getHeight(); row++) {
            for (int column = 0; column < modules.getWidth(); column++) {
                if (modules.get(column, row) == 1) {
                    double left = x + (column + QUIET) * module;
                    double top = y + (row + QUIET) * module;
                    dark.moveTo(left, top);
                    dark.lineTo(left + module, top);
                    dark.lineTo(left + module, top + module);
                    dark.lineTo(left, top + module);
                    dark.closePath();
                }
            }
        }
        device.setColor(FSRGBColor.BLACK);
        device.fill(dark);
        return null;
    }

    private static ByteMatrix modules(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("no code can be made of " + text.length() + " characters", e);
        }
    }
}
