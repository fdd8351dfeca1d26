package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

const (
	kafka     = "aws_msk_cluster"
	connector = "aws_mskconnect_connector"
)

// msk are the checks of Kafka clusters and of connectors.
var msk = slices.Concat(
	[]check.Check{
		{
			ID: "msk-encrypted-in-transit", Family: check.EncryptionInTransit, Severity: check.High,
			Title:     "MSK cluster takes connections without TLS",
			Why:       "Messages and credentials cross the network in the clear, between brokers or between them and their clients.",
			Mend:      setting(kafka, "encryption_info.encryption_in_transit.client_broker", `"TLS"`),
			Practices: []string{"SEC09-BP02"},
			Aliases:   []string{"CKV_AWS_81", "AVD-AWS-0073", "KICS:msk_cluster_encryption_disabled", "MSK.1"},
			Types:     []string{kafka},
			Look: check.Want(check.And(
				check.OneOf("encryption_info.encryption_in_transit.client_broker", "TLS", "TLS"),
				check.True("encryption_info.encryption_in_transit.in_cluster", true))),
		},
		{
			ID: "msk-encryption-stated", Family: check.EncryptionInTransit, Severity: check.Low,
			Title:     "MSK cluster leaves its encryption to defaults",
			Why:       "Nothing in the configuration says that brokers and clients speak TLS, so nobody who changes it sees what they give up.",
			Mend:      setting(kafka, "encryption_info.encryption_in_transit.client_broker", `"TLS"`),
			Practices: []string{"SEC09-BP02"},
			Aliases:   []string{"CKV_AWS_81", "KICS:msk_cluster_encryption_disabled"},
			Types:     []string{kafka},
			Look:      check.Want(check.Given("encryption_info")),
		},
		{
			ID: "msk-logging", Family: check.Logging, Severity: check.Medium,
			Title:     "MSK cluster delivers no broker logs",
			Why:       "Refused clients, lost replicas and broken brokers cannot be explained afterwards.",
			Mend:      setting(kafka, "logging_info.broker_logs.cloudwatch_logs.enabled", "true"),
			Practices: []string{"SEC04-BP01"},
			Aliases:   []string{"CKV_AWS_80", "AVD-AWS-0074", "KICS:msk_cluster_logging_disabled"},
			Types:     []string{kafka},
			Look:      check.Want(delivers("logging_info.broker_logs.")),
		},
		{
			ID: "msk-not-public", Family: check.Network, Severity: check.Critical,
			Title:     "MSK brokers have addresses on the internet",
			Why:       "Only the login stands between the messages and everybody.",
			Mend:      setting(kafka, "broker_node_group_info.connectivity_info.public_access.type", `"DISABLED"`),
			Practices: []string{"SEC05-BP01"},
			Aliases:   []string{"CKV_AWS_291", "KICS:msk_broker_is_publicly_accessible", "MSK.4"},
			Types:     []string{kafka},
			Look:      check.Want(check.OneOf("broker_node_group_info.connectivity_info.public_access.type", "DISABLED", "DISABLED")),
		},
		{
			ID: "msk-authenticated", Family: check.Access, Severity: check.Medium,
			Title:     "MSK cluster takes clients that do not log in",
			Why:       "Whoever reaches a broker reads and writes every topic.",
			Mend:      setting(kafka, "client_authentication.sasl.iam", "true"),
			Practices: []string{"SEC02-BP01", "SEC03-BP02"},
			Aliases:   []string{"MSK.6"},
			Types:     []string{kafka},
			Look:      check.Want(check.And(check.Given("client_authentication"), check.False("client_authentication.unauthenticated", false))),
		},
		{
			ID: "msk-enhanced-monitoring", Family: check.Logging, Severity: check.Low,
			Title:     "MSK cluster gives no figures of its brokers and topics",
			Why:       "The few figures of the cluster as a whole do not tell which topic or broker falls behind.",
			Mend:      setting(kafka, "enhanced_monitoring", `"PER_TOPIC_PER_BROKER"`),
			Practices: []string{"REL06-BP01"},
			Aliases:   []string{"MSK.2"},
			Types:     []string{kafka},
			Look:      check.Want(check.NoneOf("enhanced_monitoring", "DEFAULT", "DEFAULT")),
		},
		{
			ID: "msk-version-supported", Family: check.Misconfiguration, Severity: check.Low,
			Title:     "MSK cluster runs a Kafka that is past its end of life",
			Why:       "AWS fixes nothing in it any more, and upgrades it at a time of its own choosing.",
			Mend:      setting(kafka, "kafka_version", `"3.8.x"`),
			Practices: []string{"SEC06-BP01"},
			Types:     []string{kafka},
			Look:      check.Want(check.Match("kafka_version", "3.8.x", `^(3\.([4-9]|\d\d)|[4-9]|\d\d)`)),
		},
		{
			ID: "msk-connect-logging", Family: check.Logging, Severity: check.Medium,
			Title:     "MSK Connect connector delivers no logs",
			Why:       "Records that were lost or refused on the way are found out by nobody.",
			Mend:      setting(connector, "log_delivery.worker_log_delivery.cloudwatch_logs.enabled", "true"),
			Practices: []string{"SEC04-BP01"},
			Aliases:   []string{"MSK.5"},
			Types:     []string{connector},
			Look:      check.Want(delivers("log_delivery.worker_log_delivery.")),
		},
		{
			ID: "msk-connect-tls", Family: check.EncryptionInTransit, Severity: check.High,
			Title:     "MSK Connect connector reaches its cluster without TLS",
			Why:       "All that the connector copies crosses the network in the clear.",
			Mend:      setting(connector, "kafka_cluster_encryption_in_transit.encryption_type", `"TLS"`),
			Practices: []string{"SEC09-BP02"},
			Aliases:   []string{"MSK.3"},
			Types:     []string{connector},
			Look:      check.Want(check.OneOf("kafka_cluster_encryption_in_transit.encryption_type", "PLAINTEXT", "TLS")),
		},
	},
	ownKeys(ownKey{ID: "msk-customer-key", Noun: "MSK cluster", Type: kafka, Path: "encryption_info.encryption_at_rest_kms_key_arn", Aliases: []string{"AVD-AWS-0179"}}),
)

// delivers wants logs to go to one of the three places of a block.
func delivers(block string) check.Condition {
	return check.Or(check.True(block+"cloudwatch_logs.enabled", false), check.True(block+"firehose.enabled", false), check.True(block+"s3.enabled", false))
}
