# What is done in all accounts is kept here, out of reach of those who do it.

locals {
  audit_bucket = "${var.fleet}-audit-${var.account}-${var.region}"

  accounts = sort(tolist(setunion(var.accounts, [var.account])))

  # Each account's trail is named after its stack, an organization's after the fleet.
  trails = flatten([for a in local.accounts : ["arn:aws:cloudtrail:*:${a}:trail/${var.fleet}", "arn:aws:cloudtrail:*:${a}:trail/${var.fleet}-*"]])

  organization = one(data.aws_organizations_organization.this[*].id)
}

# An organization's trail keeps its files under the organization's ID.
data "aws_organizations_organization" "this" {
  count = var.security.trail == "organization" ? 1 : 0
}

# Roles of pipelines and desktops, at most. What guards the account is not bounded, nor is the way in when all else fails.
module "boundary" {
  source = "../../modules/security/boundary"

  name            = "${var.fleet}-shared"
  account         = var.account
  kind            = "pipelines"
  assumable_roles = flatten([for a in var.accounts : [for role in ["plan", "deliver"] : "arn:aws:iam::${a}:role/${var.fleet}-*-${role}"]])
}

module "audit_key" {
  source = "../../modules/security/key"

  name        = "${var.fleet}-audit"
  description = "Trails and histories of all accounts of ${var.fleet}"
  account     = var.account

  services = {
    # docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
    Trails = {
      principal  = "cloudtrail.amazonaws.com"
      actions    = ["kms:GenerateDataKey*", "kms:DescribeKey"]
      conditions = [{ test = "ArnLike", variable = "aws:SourceArn", values = local.trails }]
    }
    Histories = {
      principal  = "config.amazonaws.com"
      conditions = [{ test = "StringEquals", variable = "aws:SourceAccount", values = local.accounts }]
    }
    LogGroups = {
      principal = "logs.${var.region}.amazonaws.com"
      actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
      conditions = [{
        test     = "ArnLike"
        variable = "kms:EncryptionContext:aws:logs:arn"
        values   = ["arn:aws:logs:${var.region}:${var.account}:log-group:/${var.fleet}/*"]
      }]
    }
    Alarms = {
      principal  = "cloudwatch.amazonaws.com"
      conditions = [{ test = "StringEquals", variable = "aws:SourceAccount", values = [var.account] }]
    }
    Findings = {
      principal  = "events.amazonaws.com"
      conditions = [{ test = "StringEquals", variable = "aws:SourceAccount", values = [var.account] }]
    }
  }
}

module "audit_bucket" {
  source = "../../modules/storage/bucket"
  count  = var.security.audit ? 1 : 0

  name        = local.audit_bucket
  key_arn     = module.audit_key.arn
  access_logs = { bucket = module.log_bucket.name }
  expire_days = var.security.keep_days

  statements = [
    {
      # docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
      sid        = "TrailsLook"
      principals = { Service = ["cloudtrail.amazonaws.com"] }
      actions    = ["s3:GetBucketAcl"]
      paths      = [""]
      conditions = [{ test = "ArnLike", variable = "aws:SourceArn", values = local.trails }]
    },
    {
      sid        = "TrailsWrite"
      principals = { Service = ["cloudtrail.amazonaws.com"] }
      actions    = ["s3:PutObject"]
      paths      = [for owner in concat(local.accounts, local.organization[*]) : "AWSLogs/${owner}/*"]
      conditions = [
        { test = "ArnLike", variable = "aws:SourceArn", values = local.trails },
        { test = "StringEquals", variable = "s3:x-amz-acl", values = ["bucket-owner-full-control"] },
      ]
    },
    {
      # docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
      sid        = "HistoriesLook"
      principals = { Service = ["config.amazonaws.com"] }
      actions    = ["s3:GetBucketAcl", "s3:ListBucket"]
      paths      = [""]
      conditions = [{ test = "StringEquals", variable = "aws:SourceAccount", values = local.accounts }]
    },
    {
      sid        = "HistoriesWrite"
      principals = { Service = ["config.amazonaws.com"] }
      actions    = ["s3:PutObject"]
      paths      = [for a in local.accounts : "AWSLogs/${a}/Config/*"]
      conditions = [
        { test = "StringEquals", variable = "aws:SourceAccount", values = local.accounts },
        { test = "StringEquals", variable = "s3:x-amz-acl", values = ["bucket-owner-full-control"] },
      ]
    },
  ]
}

module "audit_alerts" {
  source = "../../modules/observability/alerts"

  name    = "${var.fleet}-audit"
  account = var.account
  region  = var.region
  key_arn = module.audit_key.arn
  emails  = var.alerts.email
  events  = true
}

module "guard" {
  source = "../../modules/security/account"

  fleet              = var.fleet
  name               = var.fleet
  account            = var.account
  region             = var.region
  account_wide       = var.security.account_wide
  region_wide        = var.security.region_wide
  trail              = var.security.trail
  keep_days          = var.security.keep_days
  baseline           = var.security.baseline
  detection          = var.security.detection
  config             = var.security.config
  unused_access      = var.security.unused_access
  break_glass        = var.security.break_glass
  break_glass_alarm  = var.security.break_glass_alarm
  audit              = local.audit
  log_key_arn        = module.audit_key.arn
  log_retention_days = 90
  topic_arn          = module.audit_alerts.topic_arn
}

locals {
  audit = one([for b in module.audit_bucket : { bucket = b.name, key_arn = module.audit_key.arn }])
}
