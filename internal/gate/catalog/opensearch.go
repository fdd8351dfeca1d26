package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

const (
	searchDomain  = "aws_opensearch_domain"
	elasticDomain = "aws_elasticsearch_domain"
)

var searchDomains = []string{searchDomain, elasticDomain}

// opensearch are the checks of what OpenSearch and Elasticsearch domains
// encrypt, and of who gets in.
var opensearch = slices.Concat(
	[]check.Check{
		{
			ID: "opensearch-encrypted-at-rest", Family: check.EncryptionAtRest, Severity: check.High,
			Title:     "OpenSearch domain stores its data unencrypted",
			Why:       "Indices, swap files, logs and snapshots can be read by whoever gets at the disks.",
			Mend:      setting(searchDomain, "encrypt_at_rest.enabled", "true"),
			Practices: []string{"SEC08-BP02"},
			Aliases:   []string{"CKV_AWS_5", "AVD-AWS-0048", "KICS:elasticsearch_not_encrypted_at_rest", "Opensearch.1", "ES.1"},
			Types:     searchDomains,
			Look:      check.Want(check.True("encrypt_at_rest.enabled", false)),
		},
		{
			ID: "opensearch-node-to-node", Family: check.EncryptionInTransit, Severity: check.High,
			Title:     "OpenSearch domain does not encrypt what its nodes tell each other",
			Why:       "Replicas and results of queries cross the network between the nodes in the clear.",
			Mend:      setting(searchDomain, "node_to_node_encryption.enabled", "true"),
			Practices: []string{"SEC09-BP02"},
			Aliases:   []string{"CKV_AWS_6", "AVD-AWS-0043", "KICS:elasticsearch_domain_not_encrypted_node_to_node", "Opensearch.3", "ES.3"},
			Types:     searchDomains,
			Look:      check.Want(check.True("node_to_node_encryption.enabled", false)),
		},
		{
			ID: "opensearch-https", Family: check.EncryptionInTransit, Severity: check.High,
			Title:     "OpenSearch domain takes plain HTTP",
			Why:       "A client that does not ask for HTTPS sends its credentials and its data in the clear.",
			Mend:      setting(searchDomain, "domain_endpoint_options.enforce_https", "true"),
			Practices: []string{"SEC09-BP02"},
			Aliases:   []string{"CKV_AWS_83", "AVD-AWS-0046", "KICS:elasticsearch_with_https_disabled"},
			Types:     searchDomains,
			Look:      check.Want(check.And(check.Given("domain_endpoint_options"), check.True("domain_endpoint_options.enforce_https", true))),
		},
		{
			ID: "opensearch-tls-version", Family: check.EncryptionInTransit, Severity: check.Medium,
			Title:     "OpenSearch domain takes TLS before version 1.2",
			Why:       "TLS 1.0 and 1.1 are broken, and can be forced upon a client by someone on the way.",
			Mend:      setting(searchDomain, "domain_endpoint_options.tls_security_policy", `"Policy-Min-TLS-1-2-PFS-2023-10"`),
			Practices: []string{"SEC09-BP02"},
			Aliases:   []string{"CKV_AWS_228", "AVD-AWS-0126", "Opensearch.8", "ES.8"},
			Types:     searchDomains,
			Look:      check.Want(check.Match("domain_endpoint_options.tls_security_policy", "Policy-Min-TLS-1-0-2019-07", `^Policy-Min-TLS-1-[23]-`)),
		},
		{
			ID: "opensearch-in-vpc", Family: check.Network, Severity: check.High,
			Title: "OpenSearch domain has its endpoint on the internet",
			Why:   "Only the access policy stands between the data and everybody; a domain in a VPC has no public address to begin with.",
			Mend: `resource "aws_opensearch_domain" "this" {
  vpc_options {
    subnet_ids         = [aws_subnet.private.id]
    security_group_ids = [aws_security_group.search.id]
  }
}`,
			Practices: []string{"SEC05-BP01"},
			Aliases:   []string{"CKV_AWS_137", "Opensearch.2", "ES.2"},
			Types:     searchDomains,
			Look:      check.Want(check.Given("vpc_options")),
		},
		{
			ID: "opensearch-own-security-group", Family: check.Network, Severity: check.Low,
			Title:     "OpenSearch domain has no security group of its own",
			Why:       "It falls to the default group of the VPC, where everything that nobody thought about reaches everything else.",
			Mend:      setting(searchDomain, "vpc_options.security_group_ids", "[aws_security_group.search.id]"),
			Practices: []string{"SEC05-BP02"},
			Aliases:   []string{"CKV_AWS_248"},
			Types:     searchDomains,
			Look:      check.Want(check.Given("vpc_options.security_group_ids")),
		},
		{
			ID: "opensearch-fine-grained-access", Family: check.Access, Severity: check.Medium,
			Title:     "OpenSearch domain has no fine-grained access control",
			Why:       "Whoever gets past the access policy reads every index, as the domain itself knows no users.",
			Mend:      setting(searchDomain, "advanced_security_options.enabled", "true"),
			Practices: []string{"SEC03-BP02"},
			Aliases:   []string{"CKV2_AWS_52", "Opensearch.7"},
			Types:     searchDomains,
			Look: check.Want(check.Or(check.True("advanced_security_options.enabled", false),
				check.True("advanced_security_options.internal_user_database_enabled", false))),
		},
		{
			ID: "opensearch-access-policy", Family: check.Access, Severity: check.Low,
			Title: "OpenSearch domain has no access policy",
			Why:   "Without a policy it is not said who may use the domain: every identity of the account with es:* may.",
			Mend: `resource "aws_opensearch_domain_policy" "this" {
  domain_name     = aws_opensearch_domain.this.domain_name
  access_policies = data.aws_iam_policy_document.search.json
}`,
			Practices: []string{"SEC03-BP02"},
			Aliases:   []string{"KICS:elasticsearch_without_iam_authentication"},
			Types:     searchDomains,
			Look: check.Want(check.Or(check.Given("access_policies"), check.With("aws_opensearch_domain_policy", "domain_name", check.Exists),
				check.With("aws_elasticsearch_domain_policy", "domain_name", check.Exists))),
		},
		{
			ID: "opensearch-serverless-private", Family: check.Network, Severity: check.High,
			Title: "OpenSearch Serverless collection can be reached from the internet",
			Why:   "Only the data access policy stands between the collection and everybody.",
			Mend: `resource "aws_opensearchserverless_security_policy" "this" {
  type = "network"
  policy = jsonencode([{
    Rules           = [{ ResourceType = "collection", Resource = ["collection/orders"] }]
    AllowFromPublic = false
    SourceVPCEs     = [aws_opensearchserverless_vpc_endpoint.this.id]
  }])
}`,
			Practices: []string{"SEC05-BP01"},
			Types:     []string{"aws_opensearchserverless_security_policy"},
			Look: check.Want(check.If(check.OneOf("type", "", "network"),
				check.Decoded("policy", check.Saying("a rule has AllowFromPublic", check.Every("policy", check.False("AllowFromPublic", false)))))),
		},
		{
			ID: "opensearch-serverless-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
			Title: "OpenSearch Serverless collection is not encrypted with a key of your own",
			Why:   "The policy of a key that AWS owns cannot be changed: who may decrypt cannot be narrowed, nor taken away.",
			Mend: `resource "aws_opensearchserverless_security_policy" "this" {
  type = "encryption"
  policy = jsonencode({
    Rules  = [{ ResourceType = "collection", Resource = ["collection/orders"] }]
    KmsARN = aws_kms_key.this.arn
  })
}`,
			Practices: []string{"SEC08-BP01", "SEC08-BP02"},
			Types:     []string{"aws_opensearchserverless_security_policy"},
			Look: check.Want(check.If(check.OneOf("type", "", "encryption"),
				check.Decoded("policy", check.And(check.False("policy.AWSOwnedKey", false), check.OwnKey("policy.KmsARN"))))),
		},
	},
	ownKeys(ownKey{ID: "opensearch-customer-key", Noun: "OpenSearch domain", Type: searchDomain, Also: []string{elasticDomain}, Path: "encrypt_at_rest.kms_key_id",
		Aliases: []string{"CKV_AWS_247", "KICS:elasticsearch_encryption_with_kms_is_disabled"}}),
)
