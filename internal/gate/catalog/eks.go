package catalog

import (
	"strconv"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// eks are the checks of Kubernetes clusters and their nodes.
var eks = []check.Check{
	{
		ID: "eks-endpoint-private", Family: check.Network, Severity: check.Medium,
		Title: "EKS cluster has a public endpoint",
		Why:   "The API of the cluster can be reached from outside of the VPC, where a stolen token or a hole in the API is enough.",
		Mend: `resource "aws_eks_cluster" "this" {
  vpc_config {
    subnet_ids              = aws_subnet.private[*].id
    endpoint_private_access = true
    endpoint_public_access  = false
  }
}`,
		Practices: []string{"SEC05-BP01"},
		Aliases:   []string{"CKV_AWS_39", "AVD-AWS-0040", "KICS:eks_cluster_has_public_access", "EKS.1"},
		Types:     []string{"aws_eks_cluster", "module"},
		Look: calling(eksModule, check.And(
			check.False("cluster_endpoint_public_access", false), check.False("endpoint_public_access", false)),
			check.False("vpc_config.endpoint_public_access", true)),
	},
	{
		ID: "eks-endpoint-sources", Family: check.Network, Severity: check.High,
		Title: "EKS cluster's endpoint is open to the whole internet",
		Why:   "Every address in the world may talk to the API of the cluster and try tokens and exploits on it.",
		Mend: `resource "aws_eks_cluster" "this" {
  vpc_config {
    subnet_ids             = aws_subnet.private[*].id
    endpoint_public_access = true
    public_access_cidrs    = ["203.0.113.0/24"]
  }
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_38", "AVD-AWS-0041", "KICS:eks_cluster_has_public_access_cidrs"},
		Types:     []string{"aws_eks_cluster", "module"},
		Look: calling(eksModule, check.And(
			clusterSources("cluster_endpoint_public_access", "cluster_endpoint_public_access_cidrs", false),
			clusterSources("endpoint_public_access", "endpoint_public_access_cidrs", false)),
			clusterSources("vpc_config.endpoint_public_access", "vpc_config.public_access_cidrs", true)),
	},
	{
		ID: "eks-logs", Family: check.Logging, Severity: check.Medium,
		Title: "EKS cluster does not write all logs of its control plane",
		Why:   "Without the logs api, audit, authenticator, controllerManager and scheduler it cannot be told who did what in the cluster.",
		Mend: `resource "aws_eks_cluster" "this" {
  enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_37", "AVD-AWS-0038", "KICS:eks_cluster_log_disabled", "EKS.8"},
		Types:     []string{"aws_eks_cluster", "module"},
		Look: calling(eksModule, check.Or(
			check.Contains("cluster_enabled_log_types", controlPlaneLogs...), check.Contains("enabled_log_types", controlPlaneLogs...)),
			check.Contains("enabled_cluster_log_types", controlPlaneLogs...)),
		Fix: &check.Fix{Path: "enabled_cluster_log_types", Value: `["api", "audit", "authenticator", "controllerManager", "scheduler"]`},
	},
	{
		ID: "eks-secrets-encrypted", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "EKS cluster does not encrypt its secrets with a KMS key",
		Why:   "Who gets hold of the cluster's database or of a copy of it, reads every secret of every program there.",
		Mend: `resource "aws_eks_cluster" "this" {
  encryption_config {
    resources = ["secrets"]
    provider {
      key_arn = aws_kms_key.this.arn
    }
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_58", "AVD-AWS-0039", "KICS:eks_cluster_encryption_disabled", "EKS.3"},
		Types:     []string{"aws_eks_cluster", "module"},
		// The module makes a key of its own, unless it is told not to encrypt.
		Look: calling(eksModule, check.And(notEmpty("cluster_encryption_config"), notEmpty("encryption_config")),
			check.Saying("no encryption_config names secrets and a key",
				check.Some("encryption_config", check.And(check.Contains("resources", "secrets"), check.Given("provider.key_arn"))))),
	},
	{
		ID: "eks-version-supported", Family: check.Misconfiguration, Severity: check.Medium,
		Title: "EKS cluster runs a version of Kubernetes that gets no more updates",
		Why:   "Holes that are found in it stay open, and AWS moves the cluster to another version when it suits AWS.",
		Mend: `resource "aws_eks_cluster" "this" {
  version = "1.34"
}`,
		Practices: []string{"SEC06-BP01"},
		Aliases:   []string{"CKV_AWS_339", "EKS.2"},
		Types:     []string{"aws_eks_cluster", "aws_eks_node_group"},
		Look:      supportedKubernetes,
	},
	{
		ID: "eks-node-ssh", Family: check.Network, Severity: check.High,
		Title: "EKS nodes take SSH from everywhere",
		Why:   "With a key and no security groups that may use it, AWS opens port 22 of every node to the whole internet.",
		Mend: `resource "aws_eks_node_group" "this" {
  remote_access {
    ec2_ssh_key               = aws_key_pair.this.key_name
    source_security_group_ids = [aws_security_group.bastion.id]
  }
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_100", "KICS:eks_node_group_remote_access_disabled"},
		Types:     []string{"aws_eks_node_group"},
		Look:      check.Want(check.Every("remote_access", check.If(check.Given("ec2_ssh_key"), check.Given("source_security_group_ids")))),
	},
	{
		ID: "eks-access-entries", Family: check.Access, Severity: check.Low,
		Title: "EKS cluster keeps who may enter in a config map",
		Why:   "The map aws-auth can be changed by whoever may edit config maps, is not seen by CloudTrail, and one wrong edit locks everyone out.",
		Mend: `resource "aws_eks_cluster" "this" {
  access_config {
    authentication_mode = "API"
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     []string{"aws_eks_cluster"},
		Look:      check.Want(check.Every("access_config", check.NoneOf("authentication_mode", "", "CONFIG_MAP"))),
	},
}

var controlPlaneLogs = []string{"api", "audit", "authenticator", "controllerManager", "scheduler"}

// clusterSources wants addresses, and not all of them, for an endpoint that is public.
func clusterSources(public, sources string, absent bool) check.Condition {
	return check.If(check.True(public, absent), check.And(
		check.Given(sources), check.Excludes(sources, "0.0.0.0/0", "::/0")))
}

// oldestKubernetes is the oldest minor version of 1 that AWS still supports,
// extended support counted in.
// See the page "Kubernetes versions" of the EKS user guide.
const oldestKubernetes = 29

func supportedKubernetes(s *check.Subject) {
	v := s.Get("version")
	text, known := v.Text("")
	if !known {
		s.Unsure(v, "version is not known")
		return
	}
	major, minor, _ := strings.Cut(text, ".")
	n, err := strconv.Atoi(minor)
	if v.Given() == config.Yes && major == "1" && err == nil && n < oldestKubernetes {
		s.Fail(v, "version is %s, and the oldest that is supported is 1.%d", text, oldestKubernetes)
	}
}
