package catalog

import "flota.dev/flota/internal/gate/check"

var latticeAuthorized = []string{"aws_vpclattice_service", "aws_vpclattice_service_network"}

var serviceMesh = []check.Check{
	{
		ID: "appmesh-egress", Family: check.Network, Severity: check.Medium,
		Title: "App Mesh lets its nodes call any host",
		Why:   "A service that was taken over may send what it knows to anyone.",
		Mend: `resource "aws_appmesh_mesh" "this" {
  name = "shop"
  spec {
    egress_filter {
      type = "DROP_ALL"
    }
  }
}`,
		Practices: []string{"SEC05-BP02"},
		Types:     []string{"aws_appmesh_mesh"},
		Look:      check.Want(check.NoneOf("spec.egress_filter.type", "DROP_ALL", "ALLOW_ALL")),
	},
	{
		ID: "appmesh-listener-tls", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "App Mesh listener accepts calls without TLS",
		Why:   "Calls between services travel in plain text, and anyone in the network may make them.",
		Mend: `resource "aws_appmesh_virtual_node" "this" {
  spec {
    listener {
      tls {
        mode = "STRICT"
      }
    }
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_appmesh_virtual_node", "aws_appmesh_virtual_gateway"},
		Look:      check.Want(check.Every("spec.listener", check.OneOf("tls.mode", "DISABLED", "STRICT"))),
	},
	{
		ID: "appmesh-access-logs", Family: check.Logging, Severity: check.Low,
		Title: "App Mesh keeps no access log",
		Why:   "Which service called which cannot be told after an attack or an outage.",
		Mend: `resource "aws_appmesh_virtual_gateway" "this" {
  spec {
    logging {
      access_log {
        file {
          path = "/dev/stdout"
        }
      }
    }
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_appmesh_virtual_node", "aws_appmesh_virtual_gateway"},
		Look:      check.Want(check.Given("spec.logging.access_log.file.path")),
	},
	{
		ID: "vpclattice-authorization", Family: check.Access, Severity: check.Medium,
		Title: "VPC Lattice lets every caller in",
		Why:   "Everything in the associated VPCs may call the service, whatever its role.",
		Mend: `resource "aws_vpclattice_service" "this" {
  name      = "orders"
  auth_type = "AWS_IAM"
}`,
		Practices: []string{"SEC03-BP01", "SEC09-BP03"},
		Types:     latticeAuthorized,
		Look:      check.Want(check.OneOf("auth_type", "NONE", "AWS_IAM")),
	},
	{
		ID: "vpclattice-access-logs", Family: check.Logging, Severity: check.Low,
		Title: "VPC Lattice keeps no access log",
		Why:   "Which service called which cannot be told after an attack or an outage.",
		Mend: `resource "aws_vpclattice_access_log_subscription" "this" {
  resource_identifier = aws_vpclattice_service.this.id
  destination_arn     = aws_cloudwatch_log_group.this.arn
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     latticeAuthorized,
		Look:      check.Want(check.With("aws_vpclattice_access_log_subscription", "resource_identifier", check.Exists)),
	},
	{
		ID: "vpclattice-listener-https", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "VPC Lattice listener speaks plain HTTP",
		Why:   "Calls between services can be read and changed on the way.",
		Mend: `resource "aws_vpclattice_listener" "this" {
  protocol = "HTTPS"
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_vpclattice_listener"},
		Look:      check.Want(check.NoneOf("protocol", "", "HTTP")),
	},
}
