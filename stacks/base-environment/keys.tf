# Three purposes, three keys: who may read logs is not thereby let near data or secrets.

module "logs_key" {
  source = "../../modules/security/key"

  name        = "${local.name}-logs"
  description = "Logs and alerts of ${local.name}"
  account     = var.account

  services = {
    LogGroups = {
      principal = "logs.${var.region}.amazonaws.com"
      actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
      conditions = [{
        test     = "ArnLike"
        variable = "kms:EncryptionContext:aws:logs:arn"
        values   = ["arn:aws:logs:${var.region}:${var.account}:log-group:*"]
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
    Budgets = {
      principal  = "budgets.amazonaws.com"
      conditions = [{ test = "StringEquals", variable = "aws:SourceAccount", values = [var.account] }]
    }
  }
}

# CloudFront's web ACL logs in us-east-1, and logs are encrypted with a key of their region.
module "cdn_logs_key" {
  source = "../../modules/security/key"
  count  = var.edge.waf != null && var.edge.cdn && var.region != "us-east-1" ? 1 : 0

  name        = "${local.name}-cdn-logs"
  description = "Logs of ${local.name} in us-east-1"
  account     = var.account
  region      = "us-east-1"

  services = {
    LogGroups = {
      principal = "logs.us-east-1.amazonaws.com"
      actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
      conditions = [{
        test     = "ArnLike"
        variable = "kms:EncryptionContext:aws:logs:arn"
        values   = ["arn:aws:logs:us-east-1:${var.account}:log-group:*"]
      }]
    }
  }
}

module "data_key" {
  source = "../../modules/security/key"

  name        = "${local.name}-data"
  description = "Databases, buckets, queues and task storage of ${local.name}"
  account     = var.account

  services = {
    # docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-storage-encryption.html
    TaskStorage = {
      principal  = "fargate.amazonaws.com"
      actions    = ["kms:GenerateDataKeyWithoutPlaintext"]
      conditions = local.own_cluster
    }
    TaskStorageGrants = {
      principal  = "fargate.amazonaws.com"
      actions    = ["kms:CreateGrant"]
      conditions = concat(local.own_cluster, [{ test = "ForAllValues:StringEquals", variable = "kms:GrantOperations", values = ["Decrypt"] }])
    }
    Sites = {
      principal  = "cloudfront.amazonaws.com"
      actions    = ["kms:Decrypt"]
      conditions = [{ test = "ArnLike", variable = "aws:SourceArn", values = ["arn:aws:cloudfront::${var.account}:distribution/*"] }]
    }
  }
}

locals {
  own_cluster = [
    { test = "StringEquals", variable = "kms:EncryptionContext:aws:ecs:clusterAccount", values = [var.account] },
    { test = "StringEquals", variable = "kms:EncryptionContext:aws:ecs:clusterName", values = [local.name] },
  ]
}

module "secrets_key" {
  source = "../../modules/security/key"

  name        = "${local.name}-secrets"
  description = "Secrets and secure parameters of ${local.name}"
  account     = var.account
}
