package catalog

import (
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// vpcEndpoint are the checks of VPC endpoints, and of VPCs that have none.
var vpcEndpoint = []check.Check{
	{
		ID: "vpc-endpoint-s3", Family: check.Network, Severity: check.Low,
		Title: "VPC reaches S3 through the internet",
		Why:   "Without a gateway endpoint, which costs nothing, objects travel through NAT and public addresses, and no bucket can be closed to them.",
		Mend: `resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.eu-central-1.s3"
  route_table_ids = [aws_route_table.private.id]
}`,
		Practices: []string{"SEC05-BP02"},
		Types:     []string{"aws_vpc"},
		Look:      vpcWantEndpoint("s3"),
	},
	{
		ID: "vpc-endpoint-dynamodb", Family: check.Network, Severity: check.Low,
		Title: "VPC reaches DynamoDB through the internet",
		Why:   "Without a gateway endpoint, which costs nothing, items travel through NAT and public addresses.",
		Mend: `resource "aws_vpc_endpoint" "dynamodb" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.eu-central-1.dynamodb"
  route_table_ids = [aws_route_table.private.id]
}`,
		Practices: []string{"SEC05-BP02"},
		Types:     []string{"aws_vpc"},
		Look:      vpcWantEndpoint("dynamodb", "aws_dynamodb_table"),
	},
	{
		ID: "vpc-endpoint-ec2", Family: check.Network, Severity: check.Low,
		Title: "VPC reaches the API of EC2 through the internet",
		Why:   "Hosts that call the API need a way out to public addresses, and keep it open for everything else.",
		Mend: `resource "aws_vpc_endpoint" "ec2" {
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.eu-central-1.ec2"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"EC2.10"},
		Types:     []string{"aws_vpc"},
		Look:      vpcWantEndpoint("ec2", "aws_instance", "aws_autoscaling_group"),
	},
	{
		ID: "vpc-endpoint-ecr", Family: check.Network, Severity: check.Low,
		Title: "VPC reaches its image registry through the internet",
		Why:   "Images, and the credentials to fetch them, travel through NAT and public addresses.",
		Mend: `resource "aws_vpc_endpoint" "ecr" {
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.eu-central-1.ecr.dkr"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"EC2.55", "EC2.56"},
		Types:     []string{"aws_vpc"},
		Look:      vpcWantEndpoint("ecr.dkr", "aws_ecr_repository"),
	},
	{
		ID: "vpc-endpoint-routes", Family: check.Network, Severity: check.Medium,
		Title: "VPC endpoint is in no route table",
		Why:   "A gateway endpoint works by routes: without one, traffic goes on leaving through the internet while everyone believes otherwise.",
		Mend: `resource "aws_vpc_endpoint" "s3" {
  route_table_ids = [aws_route_table.private.id]
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"KICS:dynamodb_vpc_endpoint_without_route_table_association"},
		Types:     []string{"aws_vpc_endpoint"},
		Look: check.Want(check.If(
			check.OneOf("vpc_endpoint_type", "Gateway", "Gateway"),
			check.Or(
				check.Saying("route_table_ids is not set, and no association names it", check.Given("route_table_ids")),
				check.With("aws_vpc_endpoint_route_table_association", "vpc_endpoint_id", check.Exists),
			),
		)),
	},
	{
		ID: "vpc-endpoint-dns", Family: check.Network, Severity: check.Medium,
		Title: "VPC endpoint stands in a VPC that resolves no names",
		Why:   "Names of the service lead to public addresses, or nowhere, so that nothing uses the endpoint.",
		Mend: `resource "aws_vpc" "main" {
  enable_dns_support = true
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"KICS:sqs_vpc_endpoint_without_dns_resolution"},
		Types:     []string{"aws_vpc_endpoint"},
		Look: check.Want(check.If(
			check.OneOf("vpc_endpoint_type", "Gateway", "Interface"), vpcResolves,
		)),
	},
	{
		ID: "vpc-endpoint-private-dns", Family: check.Network, Severity: check.Low,
		Title: "VPC endpoint does not take over the name of its service",
		Why:   "Clients that use the service's usual name go round the endpoint, through the internet.",
		Mend: `resource "aws_vpc_endpoint" "queue" {
  private_dns_enabled = true
}`,
		Practices: []string{"SEC05-BP02"},
		Types:     []string{"aws_vpc_endpoint"},
		Look: check.Want(check.If(
			check.And(check.OneOf("vpc_endpoint_type", "Gateway", "Interface"), vpcOfAWS),
			check.True("private_dns_enabled", false),
		)),
	},
	{
		ID: "vpc-endpoint-service-acceptance", Family: check.Access, Severity: check.Medium,
		Title: "VPC endpoint service lets anyone connect who asks",
		Why:   "Every account that is allowed to see the service gets a way into this VPC, and nobody looks at who it is.",
		Mend: `resource "aws_vpc_endpoint_service" "orders" {
  acceptance_required = true
}`,
		Practices: []string{"SEC03-BP07", "SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_123"},
		Types:     []string{"aws_vpc_endpoint_service"},
		Look:      check.Want(check.True("acceptance_required", false)),
		Fix:       &check.Fix{Path: "acceptance_required", Value: "true"},
	},
}

// vpcWantEndpoint wants an endpoint for a service in a VPC that has subnets,
// where the stack has a resource that shows the service in use, if some are named.
func vpcWantEndpoint(service string, shows ...string) check.Look {
	return func(s *check.Subject) {
		if subnets, _ := s.Linked("aws_subnet", "vpc_id"); len(subnets) == 0 || !vpcShown(s, shows) {
			return
		}
		found, sure := s.Linked("aws_vpc_endpoint", "vpc_id")
		answer := config.Is(!sure).And(config.Unknown)
		for _, e := range found {
			answer = answer.Or(vpcServes(e.Block, service))
		}
		switch answer {
		case config.No:
			s.FailAt(s.Range, "no aws_vpc_endpoint for %s has its vpc_id", service)
		case config.Unknown:
			s.Unsure(s.Get("id"), "it is not known which services have an endpoint")
		}
	}
}

func vpcShown(s *check.Subject, types []string) bool {
	for _, typ := range types {
		for _, r := range s.World.Of(typ) {
			if r.Stack == s.Stack {
				return true
			}
		}
	}
	return len(types) == 0
}

// vpcServes reads the end of a service's name, as the region is often not known.
func vpcServes(b *config.Block, service string) config.Truth {
	v := b.Get("service_name")
	for _, r := range check.Behind(v, "data.aws_vpc_endpoint_service") {
		name, _ := r.Get("service").Text("")
		return config.Is(name == service)
	}
	name, known := v.Text("")
	if strings.HasSuffix(name, "."+service) {
		return config.Yes
	}
	return config.Is(!known).And(config.Is(name == "")).And(config.Unknown)
}

// vpcOfAWS is so for endpoints of services that AWS offers under a name of its own.
func vpcOfAWS(_ *check.Subject, b *config.Block) check.Answer {
	v := b.Get("service_name")
	name, _ := v.Text("")
	yes := strings.HasPrefix(name, "com.amazonaws.") && !strings.HasPrefix(name, "com.amazonaws.vpce") && !strings.HasSuffix(name, ".s3")
	return check.Answer{Truth: config.Is(yes), Value: v}
}

func vpcResolves(_ *check.Subject, b *config.Block) check.Answer {
	v := b.Get("vpc_id")
	a := check.Answer{Truth: config.Yes, Value: v}
	for _, r := range check.Behind(v, "aws_vpc") {
		a.Truth = a.Truth.And(r.Get("enable_dns_support").Bool(true))
		a.Got = r.Address + " has enable_dns_support = " + check.Show(r.Get("enable_dns_support"))
	}
	return a
}
