package org.zonemark.paper;

import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Draws scores from 0 to 100 as a star: {@code <object type="zonemark/radar" data-own="90,80,…" data-other="70,…">}. The first stands
 * at the top, the others follow clockwise.
 */
final class RadarDrawer implements FSObjectDrawer {

    private static final double FULL = 100;
    private static final int RINGS = 5;
    private static final FSRGBColor GRID = new FSRGBColor(200, 200, 200);
    private static final FSRGBColor OWN = new FSRGBColor(0, 83, 156);
    private static final FSRGBColor OTHER = new FSRGBColor(150, 110, 0);

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
        double[] own = numbers(element.getAttribute("data-own"));
        double[] other = numbers(element.getAttribute("data-other"));
        double centerX = x + width / 2;
        double centerY = y + height / 2;
        double radius = Math.min(width, height) / 2;
        device.setStroke(new BasicStroke(dotsPerPixel * 0.5f));
        device.setColor(GRID);
        for (int ring = 1; ring <= RINGS; ring++) {
            double[] scores = new double[own.length];
            Arrays.fill(scores, FULL * ring / RINGS);
            device.draw(star(scores, centerX, centerY, radius));
        }
        for (int i = 0; i < own.length; i++) {
            double angle = angle(i, own.length);
            device.draw(new Line2D.Double(
                    centerX, centerY, centerX + radius * Math.sin(angle), centerY - radius * Math.cos(angle)));
        }
        device.setStroke(new BasicStroke(dotsPerPixel * 1.2f));
        if (other.length == own.length) {
            device.setColor(OTHER);
            device.draw(star(other, centerX, centerY, radius));
        }
        device.setStroke(new BasicStroke(dotsPerPixel * 2f));
        device.setColor(OWN);
        device.draw(star(own, centerX, centerY, radius));
        return null;
    }

    private static Shape star(double[] scores, double centerX, double centerY, double radius) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < scores.length; i++) {
            double angle = angle(i, scores.length);
            double length = radius * Math.max(0, Math.min(FULL, scores[i])) / FULL;
            double pointX = centerX + length * Math.sin(angle);
            double pointY = centerY - length * Math.cos(angle);
            if (i == 0) {
                path.moveTo(pointX, pointY);
            } else {
                path.lineTo(pointX, pointY);
            }
        }
        path.closePath();
        return path;
    }

    private static double angle(int index, int count) {
        return 2 * Math.PI * index / count;
    }

    private static double[] numbers(String list) {
        return list.isBlank()
                ? new double[0]
                : Arrays.stream(list.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }
}
