package iam

// Credentials are the actions whose answer is a credential, or that let a new one be made.
var Credentials = []string{
	"chime:CreateApiKey", "codepipeline:PollForJobs", "cognito-identity:GetCredentialsForIdentity",
	"cognito-identity:GetOpenIdToken", "cognito-identity:GetOpenIdTokenForDeveloperIdentity", "connect:GetFederationToken",
	"ec2:GetPasswordData", "gamelift:RequestUploadCredentials", "iam:CreateAccessKey",
	"iam:CreateLoginProfile", "iam:CreateServiceSpecificCredential", "iam:ResetServiceSpecificCredential", "iam:UpdateAccessKey",
	"lightsail:GetInstanceAccessDetails", "lightsail:GetRelationalDatabaseMasterUserPassword", "mediapackage:RotateChannelCredentials",
	"mediapackage:RotateIngestEndpointCredentials", "rds-db:connect", "redshift:GetClusterCredentials", "redshift:GetClusterCredentialsWithIAM",
	"redshift-serverless:GetCredentials", "sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity",
	"sts:GetFederationToken",
}

// DataReads are the reading actions through which most data leaves: objects, rows, parameters and secrets.
var DataReads = []string{
	"s3:GetObject", "s3:GetObjectVersion", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "secretsmanager:GetSecretValue",
	"secretsmanager:BatchGetSecretValue", "dynamodb:Scan", "dynamodb:Query", "dynamodb:ExportTableToPointInTime",
	"rds:CopyDBSnapshot", "ebs:GetSnapshotBlock",
}
