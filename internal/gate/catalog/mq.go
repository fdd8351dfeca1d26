package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

const broker = "aws_mq_broker"

// mq are the checks of Amazon MQ brokers.
var mq = slices.Concat(
	notPublic(row{ID: "mq-not-public", Noun: "MQ broker", Types: []string{broker},
		Aliases: []string{"CKV_AWS_69", "AVD-AWS-0072", "KICS:mq_broker_is_publicly_accessible"}}),
	[]check.Check{
		{
			ID: "mq-general-log", Family: check.Logging, Severity: check.Medium,
			Title:     "MQ broker publishes no general log",
			Why:       "Refused clients, full queues and failovers cannot be explained afterwards.",
			Mend:      setting(broker, "logs.general", "true"),
			Practices: []string{"SEC04-BP01"},
			Aliases:   []string{"CKV_AWS_48", "AVD-AWS-0071", "KICS:mq_broker_logging_disabled"},
			Types:     []string{broker},
			Look:      check.Want(check.True("logs.general", false)),
		},
		{
			ID: "mq-audit-log", Family: check.Logging, Severity: check.Medium,
			Title:     "MQ broker publishes no audit log",
			Why:       "Who changed users, queues and rights by console or JMX cannot be found out when it matters.",
			Mend:      setting(broker, "logs.audit", "true"),
			Practices: []string{"SEC04-BP01"},
			Aliases:   []string{"CKV_AWS_197", "AVD-AWS-0070", "KICS:mq_broker_logging_disabled", "MQ.2"},
			Types:     []string{broker},
			Look:      check.Want(check.If(check.NoneOf("engine_type", "ActiveMQ", "RabbitMQ"), check.True("logs.audit", false))),
		},
		{
			ID: "mq-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
			Title: "MQ broker is not encrypted with a key of your own",
			Why:   "The policy of a key that AWS owns cannot be changed: who may decrypt cannot be narrowed, nor taken away.",
			Mend: `resource "aws_mq_broker" "this" {
  encryption_options {
    kms_key_id        = aws_kms_key.this.arn
    use_aws_owned_key = false
  }
}`,
			Practices: []string{"SEC08-BP01", "SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_209", "KICS:amazon_mq_broker_encryption_disabled"},
			Types:     []string{broker},
			Look:      check.Want(check.OwnKey("encryption_options.kms_key_id")),
		},
		{
			ID: "mq-deployment", Family: check.Backup, Severity: check.Low,
			Title:     "MQ broker has no standby",
			Why:       "When its only instance or its zone fails, messages wait or are lost until it is back.",
			Mend:      setting(broker, "deployment_mode", `"ACTIVE_STANDBY_MULTI_AZ"`),
			Practices: []string{"REL10-BP01"},
			Aliases:   []string{"MQ.5", "MQ.6"},
			Types:     []string{broker},
			Look:      check.Want(check.NoneOf("deployment_mode", "SINGLE_INSTANCE", "SINGLE_INSTANCE")),
		},
		{
			ID: "mq-version-current", Family: check.Misconfiguration, Severity: check.Medium,
			Title:     "MQ broker runs an engine that is too old",
			Why:       "ActiveMQ before 5.16 and RabbitMQ before 3.8 have known holes that let a client run code on the broker, and are not fixed any more.",
			Mend:      setting(broker, "engine_version", `"5.18"`),
			Practices: []string{"SEC06-BP01"},
			Aliases:   []string{"CKV_AWS_208"},
			Types:     []string{broker, "aws_mq_configuration"},
			Look: check.Want(check.And(
				check.If(check.OneOf("engine_type", "", "ActiveMQ"), check.Match("engine_version", "", `^(5\.(1[6-9]|[2-9]\d)|[6-9]|\d\d)`)),
				check.If(check.OneOf("engine_type", "", "RabbitMQ"), check.Match("engine_version", "", `^(3\.([89]|\d\d)|[4-9]|\d\d)`)))),
		},
	},
	minorUpgrades(row{ID: "mq-minor-upgrade", Noun: "MQ broker", Types: []string{broker}, Aliases: []string{"CKV_AWS_207", "MQ.3"}}),
)
