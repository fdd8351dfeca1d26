package catalog

import "flota.dev/flota/internal/gate/check"

// opensearchOperation are the checks of what domains log, and of how they survive a failure.
var opensearchOperation = []check.Check{
	{
		ID: "opensearch-logs", Family: check.Logging, Severity: check.Medium,
		Title:     "OpenSearch domain publishes no logs",
		Why:       "Neither errors nor attacks nor slow queries can be explained afterwards.",
		Mend:      searchLogMend("ES_APPLICATION_LOGS"),
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_84", "KICS:elasticsearch_logs_disabled"},
		Types:     searchDomains,
		Look: check.Want(check.Saying("no log_publishing_options is enabled",
			check.Some("log_publishing_options", check.True("enabled", true)))),
	},
	{
		ID: "opensearch-audit-log", Family: check.Logging, Severity: check.Medium,
		Title:     "OpenSearch domain publishes no audit log",
		Why:       "Who logged in, and who read or changed which index, cannot be found out when it matters.",
		Mend:      searchLogMend("AUDIT_LOGS"),
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_317", "AVD-AWS-0042", "Opensearch.5", "ES.5"},
		Types:     searchDomains,
		Look:      check.Want(publishes("AUDIT_LOGS")),
	},
	{
		ID: "opensearch-slow-log", Family: check.Logging, Severity: check.Low,
		Title:     "OpenSearch domain publishes no slow logs",
		Why:       "Without them nobody sees which query or which writer brought the domain down.",
		Mend:      searchLogMend("INDEX_SLOW_LOGS"),
		Practices: []string{"REL06-BP01"},
		Aliases:   []string{"KICS:elasticsearch_without_slow_logs"},
		Types:     searchDomains,
		Look:      check.Want(publishes("INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS")),
	},
	{
		ID: "opensearch-error-log", Family: check.Logging, Severity: check.Low,
		Title:     "OpenSearch domain publishes no error log",
		Why:       "Why a shard was lost or a request refused is in that log alone.",
		Mend:      searchLogMend("ES_APPLICATION_LOGS"),
		Practices: []string{"REL06-BP01"},
		Aliases:   []string{"Opensearch.4", "ES.4"},
		Types:     searchDomains,
		Look:      check.Want(publishes("ES_APPLICATION_LOGS")),
	},
	{
		ID: "opensearch-dedicated-masters", Family: check.Misconfiguration, Severity: check.Low,
		Title:     "OpenSearch domain has no dedicated masters",
		Why:       "A data node that is busy is a bad master: under load the cluster loses its head as well.",
		Mend:      setting(searchDomain, "cluster_config.dedicated_master_enabled", "true"),
		Practices: []string{"REL10-BP01"},
		Aliases:   []string{"CKV2_AWS_59"},
		Types:     searchDomains,
		Look:      check.Want(check.True("cluster_config.dedicated_master_enabled", false)),
	},
	{
		ID: "opensearch-three-masters", Family: check.Misconfiguration, Severity: check.Low,
		Title:     "OpenSearch domain has fewer than three dedicated masters",
		Why:       "Two masters cannot outvote each other, and one is no reserve: the loss of a node stops the cluster.",
		Mend:      setting(searchDomain, "cluster_config.dedicated_master_count", "3"),
		Practices: []string{"REL10-BP01"},
		Aliases:   []string{"CKV_AWS_318", "Opensearch.11", "ES.7"},
		Types:     searchDomains,
		Look:      check.Want(check.AtLeast("cluster_config.dedicated_master_count", 3, 0)),
	},
	{
		ID: "opensearch-zone-awareness", Family: check.Misconfiguration, Severity: check.Low,
		Title:     "OpenSearch domain stands in one zone only",
		Why:       "When its zone fails, the domain is gone with all its replicas.",
		Mend:      setting(searchDomain, "cluster_config.zone_awareness_enabled", "true"),
		Practices: []string{"REL10-BP01"},
		Aliases:   []string{"CKV_AWS_318", "Opensearch.6", "ES.6"},
		Types:     searchDomains,
		Look: check.Want(check.Or(check.True("cluster_config.zone_awareness_enabled", false),
			check.True("cluster_config.multi_az_with_standby_enabled", false))),
	},
	{
		ID: "opensearch-software-update", Family: check.Misconfiguration, Severity: check.Low,
		Title:     "OpenSearch domain does not get service updates by itself",
		Why:       "Service updates carry the security fixes; those that are optional are never made.",
		Mend:      setting(searchDomain, "software_update_options.auto_software_update_enabled", "true"),
		Practices: []string{"SEC06-BP01"},
		Aliases:   []string{"Opensearch.10"},
		Types:     []string{searchDomain},
		Look:      check.Want(check.True("software_update_options.auto_software_update_enabled", false)),
	},
	{
		ID: "cloudsearch-https", Family: check.EncryptionInTransit, Severity: check.High,
		Title:     "CloudSearch domain takes plain HTTP",
		Why:       "A client that does not ask for HTTPS sends its documents and queries in the clear.",
		Mend:      setting("aws_cloudsearch_domain", "endpoint_options.enforce_https", "true"),
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_220"},
		Types:     []string{"aws_cloudsearch_domain"},
		Look:      check.Want(check.True("endpoint_options.enforce_https", false)),
	},
	{
		ID: "cloudsearch-tls-version", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title:     "CloudSearch domain takes TLS before version 1.2",
		Why:       "TLS 1.0 and 1.1 are broken, and can be forced upon a client by someone on the way.",
		Mend:      setting("aws_cloudsearch_domain", "endpoint_options.tls_security_policy", `"Policy-Min-TLS-1-2-2019-07"`),
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_218"},
		Types:     []string{"aws_cloudsearch_domain"},
		Look:      check.Want(check.Match("endpoint_options.tls_security_policy", "", `^Policy-Min-TLS-1-[23]-`)),
	},
}

// publishes wants one of some kinds of log to be published.
func publishes(kinds ...string) check.Condition {
	return check.Saying("no log_publishing_options publishes "+kinds[0],
		check.Some("log_publishing_options", check.And(check.OneOf("log_type", "", kinds...), check.True("enabled", true))))
}

// searchLogMend is the mend of a domain that lacks a kind of log.
func searchLogMend(kind string) string {
	return `resource "aws_opensearch_domain" "this" {
  log_publishing_options {
    log_type                 = "` + kind + `"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search.arn
  }
}`
}
