/** JMH benchmarks of the code that every request or every chunk runs through. */
@NullMarked
package dev.weir.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
