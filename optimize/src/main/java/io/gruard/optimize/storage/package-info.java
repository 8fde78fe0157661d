/**
 * Storages of studies: memory, Optuna's relational schema in SQLite or PostgreSQL, and Optuna's journal.
 *
 * <p>{@link io.gruard.optimize.storage.StudyUrl} opens a storage by its URL or path.
 */
@NullMarked
package io.gruard.optimize.storage;

import org.jspecify.annotations.NullMarked;
