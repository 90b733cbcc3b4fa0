package org.zonemark.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zonemark.api.model.WordsDto;
import org.zonemark.words.Phrases;

/** Writes words, dates and numbers as the reader does; dates and times are Beijing's. Templates call it {@code @say}. */
@Component("say")
class Say {

    private static final String NOTHING = "—";
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int MOST_DIGITS = 10;

    /** In the reader's language; nothing for nothing. */
    public String words(@Nullable WordsDto words) {
        if (words == null) {
            return "";
        }
        return isEnglish() ? words.getEn() : words.getZh();
    }

    /** A word that the interface knows by a code, such as a standing: its words stand under {@code prefix.code}. */
    public String code(String prefix, @Nullable Object code) {
        if (code == null) {
            return NOTHING;
        }
        try {
            return Phrases.text(locale(), prefix + "." + code);
        } catch (MissingResourceException e) {
            // A rulebook may have grades that we have no words for.
            return code.toString();
        }
    }

    /** 2026年3月10日, or 10 March 2026. */
    public String date(@Nullable LocalDate date) {
        if (date == null) {
            return NOTHING;
        }
        return DateTimeFormatter.ofPattern(isEnglish() ? "d MMMM uuuu" : "uuuu年M月d日", locale())
                .format(date);
    }

    /** The date, and hours and minutes. */
    public String time(@Nullable OffsetDateTime time) {
        if (time == null) {
            return NOTHING;
        }
        return DateTimeFormatter.ofPattern(isEnglish() ? "d MMMM uuuu, HH:mm" : "uuuu年M月d日 HH:mm", locale())
                .format(time.atZoneSameInstant(BEIJING));
    }

    /** With so many digits behind the point, and thousands parted: 1,234.50. */
    public String fixed(@Nullable Number number, int digits) {
        if (number == null) {
            return NOTHING;
        }
        DecimalFormat format = format();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        String text = format.format(number);
        return text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9') ? text.substring(1) : text;
    }

    /** All that was entered, and no more: 3.2, not 3.20. */
    public String number(@Nullable Number number) {
        if (number == null) {
            return NOTHING;
        }
        DecimalFormat format = format();
        format.setMaximumFractionDigits(MOST_DIGITS);
        return format.format(number);
    }

    /** With its sign, which is + for a gain. */
    public String signed(@Nullable Number number, int digits) {
        if (number == null) {
            return NOTHING;
        }
        String text = fixed(Math.abs(number.doubleValue()), digits);
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return zero ? text : (number.doubleValue() > 0 ? "+" : "−") + text;
    }

    /** A share between 0 and 1 as 12.5%. */
    public String percent(@Nullable Number share, int digits) {
        return share == null ? NOTHING : fixed(share.doubleValue() * 100, digits) + "%";
    }

    /** A number as a machine reads it, for fields and drawings: at most so many digits, no thousands. */
    public String plain(@Nullable Number number, int digits) {
        if (number == null) {
            return "";
        }
        BigDecimal rounded = BigDecimal.valueOf(number.doubleValue()).setScale(digits, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    public boolean isEnglish() {
        return locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    private static DecimalFormat format() {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
