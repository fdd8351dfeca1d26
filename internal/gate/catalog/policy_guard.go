package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// policyGuard are the checks of policies that bound what others give, or that devices have.
var policyGuard = []check.Check{
	{
		ID: "vpce-policy-narrow", Family: check.Access, Severity: check.Low,
		Title: "VPC endpoint lets everyone do everything through it",
		Why:   "Whoever is inside the network may carry data through the endpoint into an account of their own.",
		Mend: `resource "aws_vpc_endpoint" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*"
      Resource  = "*"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}`,
		Practices: []string{"SEC03-BP05"},
		Types:     []string{"aws_vpc_endpoint", "aws_vpc_endpoint_policy"},
		Look:      guardLook(everyoneEverything),
	},
	{
		ID: "iot-policy-limited", Family: check.Access, Severity: check.High,
		Title: "IoT policy lets a device do everything",
		Why:   "One stolen device may listen to all others, and speak in their names.",
		Mend: `resource "aws_iot_policy" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "iot:Publish"
      Resource = "arn:aws:iot:us-east-1:111122223333:topic/orders/$${iot:Connection.Thing.ThingName}"
    }]
  })
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     []string{"aws_iot_policy"},
		Look:      guardLook(deviceEverything),
	},
}

// guardLook asks of every statement of a policy that gives no rights by itself, but bounds them.
func guardLook(ask question) check.Look {
	return func(s *check.Subject) {
		for _, d := range policiesOf(s) {
			d.ask(s, ask)
		}
	}
}

func everyoneEverything(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	return min(d.Public(i), s.EveryAction(), s.On(iam.Everything), s.Narrowed().Not()), "allows everyone every action on everything"
}

func deviceEverything(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	if !slices.ContainsFunc(s.Actions, serviceWide) {
		return iam.No, ""
	}
	return min(s.Allows(), s.On(iam.Everything), s.Narrowed().Not()), "allows " + allowed(d, i) + " on everything"
}
