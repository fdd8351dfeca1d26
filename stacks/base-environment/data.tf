locals {
  # Of either engine: who uses a database need not know which.
  databases = merge(module.database, module.aurora)
}

module "database" {
  source   = "../../modules/database/postgres"
  for_each = { for key, d in var.databases : key => d if d.engine == "postgres" }

  name                   = "${local.name}-${each.key}"
  account                = var.account
  database               = replace(each.key, "-", "_")
  engine_version         = each.value.version
  class                  = each.value.class
  storage_gb             = each.value.storage_gb
  multi_az               = each.value.multi_az
  backup_days            = each.value.backup_days
  password_rotation_days = each.value.rotate_days
  vpc_id                 = module.vpc.id
  subnet_ids             = module.vpc.data_subnet_ids
  data_key_arn           = module.data_key.arn
  secret_key_arn         = module.secrets_key.arn
  log_key_arn            = module.logs_key.arn
  log_retention_days     = var.log_retention_days
  protect                = var.protect
  alarm_topic_arns       = [module.alerts.topic_arn]
  permissions_boundary   = module.boundary.arn
}

module "aurora" {
  source   = "../../modules/database/aurora"
  for_each = { for key, d in var.databases : key => d if d.engine == "aurora_postgres" }

  name                   = "${local.name}-${each.key}"
  account                = var.account
  database               = replace(each.key, "-", "_")
  engine_version         = each.value.version
  class                  = each.value.class
  capacity               = each.value.capacity
  replicas               = each.value.replicas
  backup_days            = each.value.backup_days
  password_rotation_days = each.value.rotate_days
  vpc_id                 = module.vpc.id
  subnet_ids             = module.vpc.data_subnet_ids
  data_key_arn           = module.data_key.arn
  secret_key_arn         = module.secrets_key.arn
  log_key_arn            = module.logs_key.arn
  log_retention_days     = var.log_retention_days
  protect                = var.protect
  alarm_topic_arns       = [module.alerts.topic_arn]
  permissions_boundary   = module.boundary.arn
}

module "bucket" {
  source   = "../../modules/storage/bucket"
  for_each = var.buckets

  name        = "${local.name}-${each.key}-${var.account}-${var.region}"
  key_arn     = module.data_key.arn
  versioned   = each.value.versioned
  expire_days = each.value.expire_days
  transitions = local.transitions[each.key]
  lock_days   = each.value.lock_days
  access_logs = { bucket = module.log_bucket.name }

  permissions_boundary = module.boundary.arn
  replica = each.value.replicate == null ? null : {
    bucket_arn = module.copy[each.key].arn
    key_arn    = module.copy_key[each.value.replicate].arn
  }
}

module "log_bucket" {
  source = "../../modules/storage/bucket"

  name        = "${local.name}-logs-${var.account}-${var.region}"
  log_target  = true
  expire_days = var.log_retention_days

  statements = [
    {
      sid        = "AccessLogs"
      principals = { Service = ["logging.s3.amazonaws.com"] }
      actions    = ["s3:PutObject"]
      paths      = ["s3/*"]
      conditions = [{ test = "StringEquals", variable = "aws:SourceAccount", values = [var.account] }]
    },
    {
      # docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
      sid        = "LoadBalancers"
      principals = { Service = ["logdelivery.elasticloadbalancing.amazonaws.com"] }
      actions    = ["s3:PutObject"]
      paths      = ["load-balancers/AWSLogs/${var.account}/*"]
      conditions = [{ test = "ArnLike", variable = "aws:SourceArn", values = ["arn:aws:elasticloadbalancing:${var.region}:${var.account}:loadbalancer/*"] }]
    },
    {
      # docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html
      sid        = "Distributions"
      principals = { Service = ["delivery.logs.amazonaws.com"] }
      actions    = ["s3:PutObject"]
      paths      = ["AWSLogs/${var.account}/CloudFront/*"]
      conditions = [
        { test = "StringEquals", variable = "aws:SourceAccount", values = [var.account] },
        { test = "StringEquals", variable = "s3:x-amz-acl", values = ["bucket-owner-full-control"] },
        { test = "ArnLike", variable = "aws:SourceArn", values = ["arn:aws:logs:us-east-1:${var.account}:delivery-source:*"] },
      ]
    },
  ]
}
