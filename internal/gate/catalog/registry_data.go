package catalog

import (
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// asStore are the modules of the registry for databases, queues and topics
// whose arguments have the names of a resource's.
var asStore = standIns{
	"terraform-aws-modules/rds/aws":        dbInstance,
	"terraform-aws-modules/rds-aurora/aws": auroraCluster,
	"terraform-aws-modules/sqs/aws":        "aws_sqs_queue",
	"terraform-aws-modules/sns/aws":        "aws_sns_topic",
}

// whoseDefault are arguments for which these modules have safe defaults of
// their own, so that a call without them says nothing.
var whoseDefault = map[string]string{
	"rds-storage-encrypted":    "storage_encrypted",
	"aurora-storage-encrypted": "storage_encrypted",
	"rds-managed-password":     "manage_master_user_password",
	"rds-postgres-query-log":   "parameter_group_name",
	"rds-force-tls":            "parameter_group_name",
}

// also lets checks of the types that modules stand in for see the calls of
// these modules too.
func (m standIns) also(checks []check.Check) []check.Check {
	for i, c := range checks {
		of := standIns{}
		for module, typ := range m {
			if slices.Contains(c.Types, typ) {
				of[module] = typ
			}
		}
		if len(of) == 0 {
			continue
		}
		var needs []string
		if argument := whoseDefault[c.ID]; argument != "" {
			needs = append(needs, argument)
		}
		checks[i].Types = append(slices.Clone(c.Types), "module")
		checks[i].Look = of.look(c.Look, needs...)
	}
	return checks
}

// encryptedByModule: version 4 of the queue module turned encryption on by default.
func encryptedByModule(s *check.Subject, b *config.Block) check.Answer {
	return check.Answer{Truth: config.Is(calledSince(s, 4)).And(check.Missing("sqs_managed_sse_enabled")(s, b).Truth), Value: b.Get("sqs_managed_sse_enabled")}
}
