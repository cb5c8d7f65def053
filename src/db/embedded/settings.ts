/**
 * Server settings for a machine of 2 GB that also runs the program. Safety is never traded for speed:
 * an acknowledged write survives a power cut.
 */
export const SERVER_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '192MB',
  effective_cache_size: '768MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  temp_file_limit: '2GB',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  // Counting and search come from small indexed reads: compiling them costs more than it gives,
  // and one slow report must not take both processors from the counters.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  random_page_cost: '1.1',
  // A new office's tables grow from nothing: until they are first counted, kept plans choose the wrong indexes.
  autovacuum_naptime: '15s',
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_analyze_scale_factor: '0.02',
  timezone: 'UTC',
  log_timezone: 'Asia/Ho_Chi_Minh',
  log_line_prefix: '%m [%p] %q%u ',
  // No statement text and no row values in the log: they hold people's names and numbers.
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}
