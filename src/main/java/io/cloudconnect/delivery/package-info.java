/** How sites come and go: stacks that remove themselves, and the pipeline that rolls regions out in waves. */
package io.cloudconnect.delivery;
