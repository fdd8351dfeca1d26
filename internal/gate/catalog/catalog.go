// Package catalog holds the checks of the gate, a file for each AWS service.
// Most are rows of data; where a check joins resources, its look is a function
// beside the rows.
package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/gate/check"
)

// All returns every check, in the order of their IDs.
func All() []check.Check {
	all := slices.Concat(groups...)
	slices.SortFunc(all, func(a, b check.Check) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// groups are the checks by AWS service; each stands in the file of its name.
var groups = [][]check.Check{
	acm, apigateway, apigatewayStage, apigatewayV2, appsync, cloudfront, cloudfrontOrigin, datasync, edge, elb, elbClassic, elbListener, route53, s3ACL, s3Block, s3Data, s3Use, serviceMesh, storageGateway, transfer, waf,
	ai, alarms, apprunner, athena, awsconfig, batch, cloudformation, cloudtrail, codebuild, codepipeline, cognito, detection,
	ecr, ecs, eks, emr, glue, integration, kms, lambda, logs, sagemaker, secretsmanager, ssm, state, stepfunctions, supply, tags,
	secrets, heldSecrets,
	nacl, networkfirewall, sg, sgGroup, vpc, vpcEndpoint, vpcRoute, vpn,
	ami, appstream, asg, beanstalk, directory, ec2, ec2Network, imagebuilder, placement, systems, workspaces,
	rds, rdsAccess, rdsLogging, rdsSnapshot, rdsTransit, rdsVersion, docdb, dynamodb, keyspaces, neptune, qldb, timestream,
	elasticache, memorydb, opensearch, opensearchOperation, redshift, redshiftNetwork, dms,
	backup, ebs, efs, fsx, glacier, eventbridge, kinesis, mq, msk, ses, sns, sqs,
	iamAttachment, iamEscalation, iamFederation, iamGroup, iamKey, iamPassword, iamPolicy, iamPolicyWide, iamRole, iamTrust, iamUser, iamWorkload,
	policyBucket, policyGuard, policyLambda, policyMissing, policyPublic, policyResource, policyTLS, policyValid,
}
