package catalog

import "flota.dev/flota/internal/gate/check"

// jobContainer wants a condition of every container of a job.
func jobContainer(c check.Condition) check.Condition {
	return check.And(
		check.Decoded("container_properties", check.Every("container_properties", c)),
		check.Decoded("ecs_properties", check.Every("ecs_properties.taskProperties.containers", c)),
		check.Decoded("node_properties", check.Every("node_properties.nodeRangeProperties.container", c)))
}

// batch are the checks of jobs.
var batch = []check.Check{
	{
		ID: "batch-not-privileged", Family: check.Access, Severity: check.High,
		Title: "Batch job runs privileged",
		Why:   "A privileged container has the rights of root on its host: a hole in the job is one in every job there.",
		Mend: `resource "aws_batch_job_definition" "this" {
  container_properties = jsonencode({ image = var.image, privileged = false })
}`,
		Practices: []string{"SEC03-BP02", "SEC06-BP02"},
		Aliases:   []string{"CKV_AWS_210", "KICS:batch_job_definition_with_privileged_container_properties"},
		Types:     []string{"aws_batch_job_definition"},
		Look: check.Want(check.And(
			jobContainer(check.False("privileged", false)),
			check.False("eks_properties.pod_properties.containers.security_context.privileged", false))),
	},
	{
		ID: "batch-not-root", Family: check.Access, Severity: check.Medium,
		Title: "Batch job runs as root",
		Why:   "Root in a container is root for the kernel too, so an escape from it owns the host.",
		Mend: `resource "aws_batch_job_definition" "this" {
  container_properties = jsonencode({ image = var.image, user = "1000" })
}`,
		Practices: []string{"SEC03-BP02", "SEC06-BP02"},
		Types:     []string{"aws_batch_job_definition"},
		Look: check.Want(check.And(
			jobContainer(check.Not(check.Match("user", "", `^(root|0)(:.*)?$`), "user is root")),
			check.Not(check.Match("eks_properties.pod_properties.containers.security_context.run_as_user", "", `^0$`), "run_as_user is 0"))),
	},
	{
		ID: "batch-no-public-ip", Family: check.Network, Severity: check.Medium,
		Title: "Batch job on Fargate has a public address",
		Why:   "A job with a public address can be reached from the internet as soon as a security group is too wide.",
		Mend: `resource "aws_batch_job_definition" "this" {
  container_properties = jsonencode({ image = var.image, networkConfiguration = { assignPublicIp = "DISABLED" } })
}`,
		Practices: []string{"SEC05-BP01"},
		Types:     []string{"aws_batch_job_definition"},
		Look:      check.Want(jobContainer(check.NoneOf("networkConfiguration.assignPublicIp", "DISABLED", "ENABLED"))),
	},
}
