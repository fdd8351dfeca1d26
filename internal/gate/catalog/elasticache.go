package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

const (
	cacheCluster = "aws_elasticache_cluster"
	cacheGroup   = "aws_elasticache_replication_group"
	serverless   = "aws_elasticache_serverless_cache"
)

// elasticache are the checks of ElastiCache.
var elasticache = slices.Concat(
	[]check.Check{
		{
			ID: "elasticache-encrypted-at-rest", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "ElastiCache replication group stores its data unencrypted",
			Why:       "Sessions, tokens and cached rows are written to disk for replication, swap and backups.",
			Mend:      setting(cacheGroup, "at_rest_encryption_enabled", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_29", "AVD-AWS-0045", "KICS:elasticache_replication_group_not_encrypted_at_rest", "ElastiCache.4"},
			Types:     []string{cacheGroup},
			Look: check.Want(check.If(check.Missing("global_replication_group_id"),
				check.Or(check.True("at_rest_encryption_enabled", false),
					check.And(check.Missing("at_rest_encryption_enabled"), check.OneOf("engine", "redis", "valkey"))))),
		},
		{
			ID: "elasticache-not-memcached", Family: check.EncryptionAtRest, Severity: check.Low,
			Title:     "ElastiCache cluster runs an engine that cannot encrypt at rest",
			Why:       "Memcached neither encrypts what it stores nor keeps backups, nor asks for a password; Valkey and Redis do all three.",
			Mend:      setting(cacheGroup, "engine", `"valkey"`),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"KICS:redis_disabled"},
			Types:     []string{cacheCluster},
			Look:      check.Want(check.NoneOf("engine", "", "memcached")),
		},
		{
			ID: "elasticache-encrypted-in-transit", Family: check.EncryptionInTransit, Severity: check.High,
			Title:     "ElastiCache replication group takes connections without TLS",
			Why:       "Passwords, sessions and cached rows cross the network in the clear, between nodes too.",
			Mend:      setting(cacheGroup, "transit_encryption_enabled", "true"),
			Practices: []string{"SEC09-BP02"},
			Aliases:   []string{"CKV_AWS_30", "AVD-AWS-0051", "KICS:elasticache_replication_group_not_encrypted_at_transit", "ElastiCache.5"},
			Types:     []string{cacheGroup},
			Look: check.Want(check.If(check.Missing("global_replication_group_id"), check.And(
				check.True("transit_encryption_enabled", false), check.NoneOf("transit_encryption_mode", "required", "preferred")))),
		},
		{
			ID: "elasticache-auth", Family: check.Access, Severity: check.Medium,
			Title:     "ElastiCache replication group asks for no password",
			Why:       "Whoever reaches the port reads and writes everything.",
			Mend:      setting(cacheGroup, "user_group_ids", "[aws_elasticache_user_group.this.id]"),
			Practices: []string{"SEC02-BP01", "SEC03-BP02"},
			Aliases:   []string{"CKV_AWS_31", "ElastiCache.6"},
			Types:     []string{cacheGroup},
			Look: check.Want(check.If(check.Missing("global_replication_group_id"),
				check.Saying("neither auth_token nor user_group_ids is set", check.Or(check.Given("auth_token"), check.Given("user_group_ids"))))),
		},
		{
			ID: "elasticache-user-password", Family: check.Access, Severity: check.High,
			Title: "ElastiCache user needs no password",
			Why:   "Whoever reaches the port is that user, with all that it may do.",
			Mend: `resource "aws_elasticache_user" "this" {
  authentication_mode {
    type = "iam"
  }
}`,
			Practices: []string{"SEC02-BP01"},
			Types:     []string{"aws_elasticache_user"},
			Look: check.Want(check.If(check.Not(check.Match("access_string", "", `^off\b`), ""), check.And(
				check.False("no_password_required", false), check.NoneOf("authentication_mode.type", "", "no-password-required")))),
		},
		{
			ID: "elasticache-failover", Family: check.Backup, Severity: check.Medium,
			Title:     "ElastiCache replication group does not fail over by itself",
			Why:       "When the primary node fails, writes fail until somebody promotes a replica by hand.",
			Mend:      setting(cacheGroup, "automatic_failover_enabled", "true"),
			Practices: []string{"REL10-BP01", "REL11-BP02"},
			Aliases:   []string{"CKV2_AWS_50", "ElastiCache.3"},
			Types:     []string{cacheGroup},
			Look:      check.Want(check.True("automatic_failover_enabled", false)),
		},
		{
			ID: "elasticache-multi-az", Family: check.Backup, Severity: check.Low,
			Title:     "ElastiCache replication group stands in one zone only",
			Why:       "When its zone fails, the cache is gone with all its replicas.",
			Mend:      setting(cacheGroup, "multi_az_enabled", "true"),
			Practices: []string{"REL10-BP01"},
			Types:     []string{cacheGroup},
			Look:      check.Want(check.True("multi_az_enabled", false)),
		},
		{
			ID: "elasticache-cross-az", Family: check.Backup, Severity: check.Medium,
			Title:     "ElastiCache for Memcached has all its nodes in one zone",
			Why:       "When that zone fails, the whole cache is gone at once, and the database behind it takes every read.",
			Mend:      setting(cacheCluster, "az_mode", `"cross-az"`),
			Practices: []string{"REL10-BP01"},
			Aliases:   []string{"KICS:elasticache_nodes_not_created_across_multi_az"},
			Types:     []string{cacheCluster},
			Look: check.Want(check.If(check.And(check.OneOf("engine", "", "memcached"), check.AtLeast("num_cache_nodes", 2, 1)),
				check.OneOf("az_mode", "single-az", "cross-az"))),
		},
		{
			ID: "elasticache-backup", Family: check.Backup, Severity: check.Medium,
			Title:     "ElastiCache makes no backups",
			Why:       "What is only in the cache, such as sessions, carts and queues, is lost with its nodes.",
			Mend:      setting(cacheGroup, "snapshot_retention_limit", "7"),
			Practices: []string{"REL09-BP03"},
			Aliases:   []string{"CKV_AWS_134", "AVD-AWS-0050", "KICS:elasticache_redis_cluster_without_backup", "ElastiCache.1"},
			Types:     []string{cacheCluster, cacheGroup, serverless},
			Look: check.Want(check.If(check.And(check.NoneOf("engine", "", "memcached"), alone),
				check.AtLeast("snapshot_retention_limit", 1, 0))),
		},
		{
			ID: "elasticache-not-default-port", Family: check.Network, Severity: check.Low,
			Title:     "ElastiCache listens on the usual port of its engine",
			Why:       "Scanners and worms try the usual port first; another one keeps them busy elsewhere.",
			Mend:      setting(cacheGroup, "port", "6380"),
			Practices: []string{"SEC05-BP02"},
			Aliases:   []string{"KICS:elasticache_using_default_port"},
			Types:     []string{cacheCluster, cacheGroup},
			Look: check.Want(check.If(alone, check.And(
				check.If(check.OneOf("engine", "redis", "memcached"), check.NoneOf("port", "11211", "11211")),
				check.If(check.NoneOf("engine", "redis", "memcached"), check.NoneOf("port", "6379", "6379"))))),
		},
		{
			ID: "elasticache-subnet-group", Family: check.Network, Severity: check.Medium,
			Title:     "ElastiCache stands in the default subnets",
			Why:       "The subnets of the default VPC route to the internet, and are shared with whatever nobody placed.",
			Mend:      setting(cacheGroup, "subnet_group_name", "aws_elasticache_subnet_group.this.name"),
			Practices: []string{"SEC05-BP01"},
			Aliases:   []string{"CKV_AWS_323", "KICS:elasticache_without_vpc", "ElastiCache.7"},
			Types:     []string{cacheCluster, cacheGroup},
			Look: check.Want(check.If(check.And(alone, check.Missing("global_replication_group_id")), check.And(
				check.Given("subnet_group_name"), check.NoneOf("subnet_group_name", "default", "default")))),
		},
		{
			ID: "elasticache-logs", Family: check.Logging, Severity: check.Low,
			Title: "ElastiCache publishes no logs",
			Why:   "Slow commands, failed logins and failovers cannot be explained afterwards.",
			Mend: `resource "aws_elasticache_replication_group" "this" {
  log_delivery_configuration {
    destination      = aws_cloudwatch_log_group.cache.name
    destination_type = "cloudwatch-logs"
    log_format       = "json"
    log_type         = "engine-log"
  }
}`,
			Practices: []string{"SEC04-BP01"},
			Types:     []string{cacheCluster, cacheGroup},
			Look:      check.Want(check.If(check.And(check.NoneOf("engine", "", "memcached"), alone), check.Given("log_delivery_configuration"))),
		},
		{
			ID: "elasticache-redis-current", Family: check.Misconfiguration, Severity: check.Medium,
			Title:     "ElastiCache runs a Redis that is too old to be protected",
			Why:       "Redis before 4.0.10 gets no fixes, and cannot encrypt, authenticate and meet PCI DSS all at once.",
			Mend:      setting(cacheCluster, "engine_version", `"7.1"`),
			Practices: []string{"SEC06-BP01"},
			Aliases:   []string{"KICS:redis_not_compliant"},
			Types:     []string{cacheCluster, cacheGroup},
			Look: check.Want(check.If(check.OneOf("engine", "redis", "redis"),
				check.Match("engine_version", "7.1", `^(4\.0\.[1-9]\d|4\.[1-9x]|4\.[2-9]|[5-9]|[1-9]\d)`))),
		},
		{
			ID: "elasticache-no-classic-group", Family: check.Misconfiguration, Severity: check.Low,
			Title:     "ElastiCache security group is of the time before VPCs",
			Why:       "EC2-Classic is gone: such a group guards nothing any more, and the rules that count are those of the VPC.",
			Mend:      setting(cacheCluster, "security_group_ids", "[aws_security_group.cache.id]"),
			Practices: []string{"SEC05-BP01"},
			Aliases:   []string{"CKV_AWS_196"},
			Types:     []string{"aws_elasticache_security_group"},
			Look:      exists,
		},
	},
	ownKeys(ownKey{ID: "elasticache-customer-key", Noun: "ElastiCache", Type: cacheGroup, Also: []string{serverless}, Path: "kms_key_id",
		When: check.Missing("global_replication_group_id"), Aliases: []string{"CKV_AWS_191"}}),
	minorUpgrades(row{ID: "elasticache-minor-upgrade", Noun: "ElastiCache", Types: []string{cacheCluster, cacheGroup}, Absent: true,
		Aliases: []string{"CKV_AWS_322", "ElastiCache.2"}}),
)

// alone: a cluster that is a member of a replication group takes most of its settings from there.
var alone = check.Or(check.OfType(cacheGroup, serverless), check.Missing("replication_group_id"))
