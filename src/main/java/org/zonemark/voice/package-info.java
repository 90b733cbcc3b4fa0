/**
 * Voices from outside, beside what zones say of themselves.
 *
 * <p>{@link org.zonemark.voice.SurveyService} opens surveys of firms and measures their satisfaction, by the rules in
 * {@code rules/survey.drl}; {@link org.zonemark.voice.SurveyAnswers} takes the answers, by one-time links; {@link org.zonemark.voice.CommentService} takes what the public says while an application is in
 * notice; {@link org.zonemark.voice.AssessorService} keeps what third-party assessors found. Nothing here changes a score by
 * itself; {@code review} takes what a closed survey measured. It may use {@code round}, {@code assessment}, {@code account}, {@code audit} and what lies below them.
 */
@NullMarked
package org.zonemark.voice;

import org.jspecify.annotations.NullMarked;
