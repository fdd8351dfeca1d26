package catalog

import (
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// shared is a kind of resource that a policy of its own may open to everyone.
type shared struct {
	id, noun string
	types    []string
	severity check.Severity
	why      string
	// action and resource are those of the mend, as HCL expressions.
	action, resource string
	aliases          []string
}

// policyPublic are the checks of policies that let everyone in.
var policyPublic = publicChecks(
	shared{"sqs-policy-not-public", "SQS queue", []string{"aws_sqs_queue", "aws_sqs_queue_policy"}, check.Critical,
		"Everyone may read, fill or empty the queue.", `"sqs:SendMessage"`, "aws_sqs_queue.this.arn",
		[]string{"CKV_AWS_168", "KICS:sqs_queue_exposed", "KICS:sqs_policy_with_public_access", "SQS.3"}},
	shared{"sns-policy-not-public", "SNS topic", []string{"aws_sns_topic", "aws_sns_topic_policy"}, check.Critical,
		"Everyone may listen to the topic, or speak in its name.", `"sns:Publish"`, "aws_sns_topic.this.arn",
		[]string{"CKV_AWS_169", "KICS:sns_topic_is_publicly_accessible", "SNS.4"}},
	shared{"kms-policy-not-public", "KMS key", []string{"aws_kms_key", "aws_kms_key_policy", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key"}, check.Critical,
		"Everyone whose own account lets them may use the key, and read what it keeps.", `"kms:Decrypt"`, `"*"`,
		[]string{"CKV_AWS_33", "KICS:kms_key_with_full_permissions", "KMS.5"}},
	shared{"ecr-policy-not-public", "ECR repository", []string{"aws_ecr_repository_policy", "aws_ecr_registry_policy"}, check.Critical,
		"Everyone may pull the images, with whatever is in them, or push their own.", `"ecr:BatchGetImage"`, `"*"`,
		[]string{"CKV_AWS_32", "AVD-AWS-0032", "KICS:ecr_repository_is_publicly_accessible"}},
	shared{"secretsmanager-policy-not-public", "Secrets Manager secret", []string{"aws_secretsmanager_secret", "aws_secretsmanager_secret_policy"}, check.Critical,
		"Everyone may ask for the secret.", `"secretsmanager:GetSecretValue"`, `"*"`,
		[]string{"KICS:secrets_manager_with_vulnerable_policy"}},
	shared{"opensearch-policy-not-public", "OpenSearch domain", []string{"aws_opensearch_domain", "aws_opensearch_domain_policy", "aws_elasticsearch_domain", "aws_elasticsearch_domain_policy"}, check.Critical,
		"Everyone who reaches the domain may read, change and delete its indexes.", `"es:ESHttpGet"`, `"${aws_opensearch_domain.this.arn}/*"`,
		[]string{"KICS:elasticsearch_domain_with_vulnerable_policy"}},
	shared{"glue-policy-not-public", "Glue catalog", []string{"aws_glue_resource_policy"}, check.Critical,
		"Everyone may see and change what tables there are and where their data is.", `"glue:GetTable"`, `"*"`,
		[]string{"KICS:glue_with_vulnerable_policy"}},
	shared{"efs-policy-not-public", "EFS file system", []string{"aws_efs_file_system_policy"}, check.High,
		"Everything that reaches a mount target may mount the files, whoever it is.", `"elasticfilesystem:ClientMount"`, "aws_efs_file_system.this.arn",
		[]string{"KICS:efs_with_vulnerable_policy"}},
	shared{"backup-policy-not-public", "Backup vault", []string{"aws_backup_vault_policy"}, check.Critical,
		"Everyone may copy the backups away, or delete them.", `"backup:CopyIntoBackupVault"`, `"*"`, nil},
	shared{"events-policy-not-public", "EventBridge bus", []string{"aws_cloudwatch_event_bus_policy", "aws_schemas_registry_policy"}, check.High,
		"Everyone may send events, which rules take for real ones.", `"events:PutEvents"`, "aws_cloudwatch_event_bus.this.arn",
		nil},
	shared{"logs-policy-not-public", "CloudWatch log policy", []string{"aws_cloudwatch_log_resource_policy", "aws_cloudwatch_log_destination_policy", "aws_xray_resource_policy", "aws_prometheus_resource_policy"}, check.High,
		"Everyone may write false entries, or fill the logs until they cost a fortune.", `"logs:PutLogEvents"`, `"${aws_cloudwatch_log_group.this.arn}:*"`, nil},
	shared{"codeartifact-policy-not-public", "CodeArtifact repository", []string{"aws_codeartifact_domain_permissions_policy", "aws_codeartifact_repository_permissions_policy"}, check.Critical,
		"Everyone may read the packages, or publish ones that builds will take.", `"codeartifact:ReadFromRepository"`, `"*"`, nil},
	shared{"mediastore-policy-not-public", "MediaStore container", []string{"aws_media_store_container_policy"}, check.High,
		"Everyone may read or replace the objects in the container.", `"mediastore:GetObject"`, `"*"`, nil},
	shared{"glacier-policy-not-public", "Glacier vault", []string{"aws_glacier_vault", "aws_glacier_vault_lock"}, check.Critical,
		"Everyone may fetch or delete the archives.", `"glacier:InitiateJob"`, "aws_glacier_vault.this.arn",
		[]string{"CKV_AWS_167"}},
	shared{"dynamodb-policy-not-public", "DynamoDB table", []string{"aws_dynamodb_resource_policy"}, check.Critical,
		"Everyone may read or change the rows.", `"dynamodb:GetItem"`, "aws_dynamodb_table.this.arn", nil},
	shared{"kinesis-policy-not-public", "Kinesis stream", []string{"aws_kinesis_resource_policy"}, check.Critical,
		"Everyone may read the records, or put in their own.", `"kinesis:GetRecords"`, "aws_kinesis_stream.this.arn", nil},
	shared{"msk-policy-not-public", "MSK cluster", []string{"aws_msk_cluster_policy"}, check.High,
		"Everyone may make a connection to the cluster.", `"kafka:CreateVpcConnection"`, "aws_msk_cluster.this.arn", nil},
	shared{"ses-policy-not-public", "SES identity", []string{"aws_ses_identity_policy", "aws_sesv2_email_identity_policy"}, check.High,
		"Everyone may send mail in the identity's name.", `"ses:SendEmail"`, "aws_ses_domain_identity.this.arn",
		[]string{"KICS:ses_policy_with_allowed_iam_actions"}},
	shared{"acmpca-policy-not-public", "Private certificate authority", []string{"aws_acmpca_policy"}, check.Critical,
		"Everyone may have certificates issued that all in the organization trust.", `"acm-pca:IssueCertificate"`, "aws_acmpca_certificate_authority.this.arn", nil},
	shared{"redshift-policy-not-public", "Redshift namespace", []string{"aws_redshift_resource_policy", "aws_redshiftserverless_resource_policy"}, check.Critical,
		"Everyone may restore a snapshot, or send data into the warehouse.", `"redshift-serverless:RestoreFromSnapshot"`, `"*"`, nil},
	shared{"codebuild-policy-not-public", "CodeBuild project", []string{"aws_codebuild_resource_policy"}, check.High,
		"Everyone may see the builds, with what they print.", `"codebuild:BatchGetProjects"`, "aws_codebuild_project.this.arn", nil},
	shared{"network-firewall-policy-not-public", "Network Firewall rule group", []string{"aws_networkfirewall_resource_policy"}, check.High,
		"Everyone may take over the rules into firewalls of their own.", `"network-firewall:ListRuleGroups"`, "aws_networkfirewall_rule_group.this.arn", nil},
	shared{"vpclattice-policy-not-public", "VPC Lattice service", []string{"aws_vpclattice_auth_policy", "aws_vpclattice_resource_policy"}, check.High,
		"Everyone who reaches the network may call the service, whoever they are.", `"vpc-lattice-svcs:Invoke"`, `"*"`, nil},
	shared{"cloudsearch-policy-not-public", "CloudSearch domain", []string{"aws_cloudsearch_domain_service_access_policy"}, check.Critical,
		"Everyone may search and change what the domain holds.", `"cloudsearch:search"`, `"*"`, nil},
	shared{"sagemaker-policy-not-public", "SageMaker model group", []string{"aws_sagemaker_model_package_group_policy"}, check.High,
		"Everyone may take the models away.", `"sagemaker:DescribeModelPackage"`, `"*"`, nil},
	shared{"s3-access-point-policy-not-public", "S3 access point", []string{
		"aws_s3_access_point", "aws_s3control_access_point_policy", "aws_s3control_object_lambda_access_point_policy",
		"aws_s3control_multi_region_access_point_policy", "aws_s3control_bucket_policy", "aws_s3tables_table_bucket_policy", "aws_s3tables_table_policy",
	}, check.Critical,
		"Everyone may reach the data behind it.", `"s3:GetObject"`, `"${aws_s3_access_point.this.arn}/object/*"`, nil},
)

func publicChecks(kinds ...shared) []check.Check {
	var out []check.Check
	for _, k := range kinds {
		out = append(out, check.Check{
			ID: k.id, Family: check.Access, Severity: k.severity,
			Title: k.noun + " has a policy that lets everyone in",
			Why:   k.why,
			Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = [` + k.action + `]
    resources = [` + k.resource + `]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.orders.arn]
    }
  }
}`,
			Practices: []string{"SEC03-BP07"},
			Aliases:   k.aliases,
			Types:     k.types,
			Look:      resourceLookFirst(lettingEveryoneIn),
		})
	}
	return out
}

// resourceLook asks of every statement of a resource's own policy, wherever the policy comes from.
func resourceLook(ask question) check.Look {
	return func(s *check.Subject) {
		for _, d := range policiesOf(s) {
			if d.place.use == iam.OfResource {
				d.ask(s, ask)
			}
		}
	}
}

// resourceLookFirst is resourceLook for the one check that says so where a policy is not known.
func resourceLookFirst(ask question) check.Look {
	look := resourceLook(ask)
	return func(s *check.Subject) {
		look(s)
		for _, d := range policiesOf(s) {
			if d.place.use == iam.OfResource {
				d.admit(s)
			}
		}
	}
}

func lettingEveryoneIn(d *policyDocument, i int) (iam.Answer, string) {
	return d.Public(i), "allows everyone " + allowed(d, i)
}

// allowed says in few words what a statement allows.
func allowed(d *policyDocument, i int) string {
	s := &d.Statements[i]
	switch {
	case len(s.NotActions) > 0:
		return "all but " + someNames(readableAll(d, s.NotActions))
	case s.EveryAction() == iam.Yes:
		return "every action"
	}
	return someNames(readableAll(d, s.Actions))
}
