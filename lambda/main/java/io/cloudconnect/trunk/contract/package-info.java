/**
 * What the trunk construct and the trunk function say to each other: the custom resource's properties and attributes.
 *
 * <p>Declared once, here, and used on both sides; nothing in this package needs anything but the JDK.
 *
 * <p>Public API: what is public or protected here changes by the rules of semantic versions.
 */
package io.cloudconnect.trunk.contract;
