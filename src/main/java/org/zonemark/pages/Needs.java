package org.zonemark.pages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The operations of the contract that a page does for its reader. Who may not do all of them does not see the page, by
 * the same table that programs are held to.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Needs {

    /** Names of {@code access.yaml}. */
    String[] value();
}
