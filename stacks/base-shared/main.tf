locals {
  log_bucket      = "${var.fleet}-logs-${var.account}-${var.region}"
  artifact_bucket = "${var.fleet}-artifacts-${var.account}-${var.region}"
}

# The bucket must hold this stack's own state before the stack can make it.
import {
  for_each = var.adopt_state_bucket ? toset([var.state_bucket]) : []
  to       = module.state_bucket.aws_s3_bucket.this
  id       = each.value
}

module "state_key" {
  source = "../../modules/security/key"

  name        = "${var.fleet}-state"
  description = "Terraform states and release records of ${var.fleet}"
  account     = var.account
}

module "delivery_key" {
  source = "../../modules/security/key"

  name        = "${var.fleet}-delivery"
  description = "Images and build artifacts of ${var.fleet}"
  account     = var.account
  # Environments pull images by ECR's own grants; what they read from the artifact bucket, they decrypt through S3.
  readers     = [for a in sort(var.accounts) : a if a != var.account]
  readers_via = "s3.${var.region}.amazonaws.com"

  services = {
    Logs = {
      principal = "logs.${var.region}.amazonaws.com"
      actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
      conditions = [{
        test     = "ArnLike"
        variable = "kms:EncryptionContext:aws:logs:arn"
        values   = ["arn:aws:logs:${var.region}:${var.account}:log-group:/${var.fleet}/pipeline/*"]
      }]
    }
    Notifications = {
      principal  = "codestar-notifications.amazonaws.com"
      conditions = [{ test = "StringEquals", variable = "kms:ViaService", values = ["sns.${var.region}.amazonaws.com"] }]
    }
  }
}

module "log_bucket" {
  source = "../../modules/storage/bucket"

  name        = local.log_bucket
  log_target  = true
  expire_days = var.log_retention_days

  statements = [{
    sid        = "AccessLogs"
    principals = { Service = ["logging.s3.amazonaws.com"] }
    actions    = ["s3:PutObject"]
    paths      = ["s3/*"]
    conditions = [{ test = "StringEquals", variable = "aws:SourceAccount", values = [var.account] }]
  }]
}

module "state_bucket" {
  source = "../../modules/storage/bucket"

  name            = var.state_bucket
  key_arn         = module.state_key.arn
  access_logs     = { bucket = module.log_bucket.name }
  noncurrent_days = 365
}

module "artifact_bucket" {
  source = "../../modules/storage/bucket"

  name        = local.artifact_bucket
  key_arn     = module.delivery_key.arn
  access_logs = { bucket = module.log_bucket.name }

  statements = [{
    sid        = "Environments"
    principals = { AWS = [for a in sort(var.accounts) : "arn:aws:iam::${a}:root"] }
    actions    = ["s3:GetObject"]
  }]
}
