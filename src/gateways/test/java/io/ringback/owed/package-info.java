@org.jspecify.annotations.NullMarked
package io.ringback.owed;
