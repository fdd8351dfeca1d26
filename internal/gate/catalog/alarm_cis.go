package catalog

import (
	"strings"

	"flota.dev/flota/internal/gate/check"
)

// events are clauses on the names of events.
func events(names string) []clause {
	var out []clause
	for name := range strings.FieldsSeq(names) {
		out = append(out, clause("eventName="+name))
	}
	return out
}

// cis are the alarms that the CIS AWS Foundations Benchmark asks for in its chapter on monitoring.
var cis = []watch{
	{"alarm-on-unauthorized-calls", "calls that are refused",
		[]string{"AVD-AWS-0147", "KICS:cloudwatch_unauthorized_access_alarm_missing"},
		nil, []clause{"errorCode=*UnauthorizedOperation", "errorCode=AccessDenied*"}},
	{"alarm-on-login-without-mfa", "logins without a second factor",
		[]string{"AVD-AWS-0148", "KICS:cloudwatch_console_sign_in_without_mfa_alarm_missing"},
		[]clause{"eventName=ConsoleLogin", "additionalEventData.MFAUsed!=Yes"}, nil},
	{"alarm-on-root-use", "use of the root user",
		[]string{"AVD-AWS-0149", "KICS:cloudwatch_root_account_use_alarm_missing"},
		[]clause{"userIdentity.type=Root", "userIdentity.invokedBy missing", "eventType!=AwsServiceEvent"}, nil},
	{"alarm-on-policy-changes", "changes of IAM policies",
		[]string{"AVD-AWS-0150", "KICS:cloudwatch_iam_policy_changes_alarm_missing"},
		nil, events(`DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy
			CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy`)},
	{"alarm-on-trail-changes", "changes of trails",
		[]string{"AVD-AWS-0151", "KICS:cloudwatch_cloudtrail_configuration_changes_alarm_missing"},
		nil, events("CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging")},
	{"alarm-on-failed-logins", "logins that fail",
		[]string{"AVD-AWS-0152", "KICS:cloudwatch_management_console_auth_failed_alarm_missing"},
		[]clause{"eventName=ConsoleLogin", "errorMessage=Failed authentication"}, nil},
	{"alarm-on-key-deletion", "keys being disabled or deleted",
		[]string{"AVD-AWS-0153", "KICS:cloudwatch_disabling_or_scheduled_deletion_of_customer_created_cmk_alarm_missing"},
		[]clause{"eventSource=kms.amazonaws.com"}, events("DisableKey ScheduleKeyDeletion")},
	{"alarm-on-bucket-policy-changes", "changes of who may use a bucket",
		[]string{"AVD-AWS-0154", "KICS:cloudwatch_s3_policy_change_alarm_missing"},
		[]clause{"eventSource=s3.amazonaws.com"}, events(`PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication
			DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication`)},
	{"alarm-on-config-changes", "changes of AWS Config",
		[]string{"AVD-AWS-0155", "KICS:cloudwatch_aws_config_configuration_changes_alarm_missing"},
		[]clause{"eventSource=config.amazonaws.com"}, events("StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder")},
	{"alarm-on-security-group-changes", "changes of security groups",
		[]string{"AVD-AWS-0156", "KICS:cloudwatch_security_group_changes_alarm_missing"},
		nil, events(`AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress
			CreateSecurityGroup DeleteSecurityGroup`)},
	{"alarm-on-nacl-changes", "changes of network ACLs",
		[]string{"AVD-AWS-0157", "KICS:cloudwatch_changes_to_nacl_alarm_missing"},
		nil, events(`CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation`)},
	{"alarm-on-gateway-changes", "changes of network gateways",
		[]string{"AVD-AWS-0158", "KICS:cloudwatch_network_gateways_changes_alarm_missing"},
		nil, events(`CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway`)},
	{"alarm-on-route-changes", "changes of route tables",
		[]string{"AVD-AWS-0159", "KICS:cloudwatch_route_table_changes_alarm_missing"},
		nil, events(`CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable`)},
	{"alarm-on-vpc-changes", "changes of VPCs",
		[]string{"AVD-AWS-0160", "KICS:cloudwatch_vpc_changes_alarm_missing"},
		nil, events(`CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection
			RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink`)},
	{"alarm-on-organization-changes", "changes of the organization",
		[]string{"AVD-AWS-0174", "KICS:cloudwatch_aws_organizations_changes_missing_alarm"},
		[]clause{"eventSource=organizations.amazonaws.com"}, events(`AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization
			DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization
			MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit`)},
}

// watches are the checks of cis.
var watches = func() []check.Check {
	var out []check.Check
	for _, w := range cis {
		out = append(out, w.check())
	}
	return out
}()
