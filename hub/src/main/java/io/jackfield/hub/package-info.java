/**
 * The plugin hub: programs dial in, describe their methods, and the hub calls them. The wire is
 * that of easysy/brpc, so plugins and hubs may be written in Go.
 *
 * <p>A hub is a {@link io.jackfield.hub.PluginHub}; a plugin in Java is an object that {@link
 * io.jackfield.hub.HubPlugin} connects. {@link io.jackfield.hub.PluginInfo}, {@link
 * io.jackfield.hub.Function} and {@link io.jackfield.hub.Entity} are how a plugin describes itself.
 *
 * <p>Threads: methods of plugins and listeners of hubs run on virtual threads and may block.
 * Methods of both ends may be called by any thread.
 */
@NullMarked
package io.jackfield.hub;

import org.jspecify.annotations.NullMarked;
