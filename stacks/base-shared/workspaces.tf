# Desktops are for people, who are the same in all environments: so they stand here, in a network of their own, beside the environments'.

locals {
  # WorkSpaces is not in all zones (docs.aws.amazon.com/workspaces/latest/adminguide/azs-workspaces.html).
  workspaces_zone_ids = {
    ap-northeast-1 = ["apne1-az1", "apne1-az4"]
    ap-northeast-2 = ["apne2-az1", "apne2-az3"]
    ap-southeast-1 = ["apse1-az1", "apse1-az2"]
    ap-southeast-2 = ["apse2-az1", "apse2-az3"]
    ca-central-1   = ["cac1-az1", "cac1-az2"]
    eu-central-1   = ["euc1-az2", "euc1-az3"]
    eu-west-1      = ["euw1-az1", "euw1-az2", "euw1-az3"]
    eu-west-2      = ["euw2-az2", "euw2-az3"]
    sa-east-1      = ["sae1-az1", "sae1-az3"]
    us-east-1      = ["use1-az2", "use1-az4", "use1-az6"]
    us-west-2      = ["usw2-az1", "usw2-az2", "usw2-az3"]
  }

  desktops      = var.workspaces == null ? toset([]) : toset(["workspaces"])
  own_directory = var.workspaces == null || try(var.workspaces.directory_id, null) != null ? toset([]) : toset(["directory"])
}

module "workspaces_logs_key" {
  source   = "../../modules/security/key"
  for_each = local.own_directory

  name        = "${var.fleet}-workspaces-logs"
  description = "Flow logs of the desktops' network of ${var.fleet}"
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
  }
}

module "workspaces_key" {
  source   = "../../modules/security/key"
  for_each = local.desktops

  name        = "${var.fleet}-workspaces"
  description = "Volumes of the desktops of ${var.fleet}, and the password of their directory's administrator"
  account     = var.account
}

module "workspaces_vpc" {
  source   = "../../modules/network/vpc"
  for_each = local.own_directory

  name        = "${var.fleet}-workspaces"
  account     = var.account
  region      = var.region
  cidr        = var.workspaces.cidr
  zones       = 2
  zone_ids    = lookup(local.workspaces_zone_ids, var.region, null)
  nat         = "single"
  log_key_arn = module.workspaces_logs_key["directory"].arn

  permissions_boundary = module.boundary.arn
}

module "directory" {
  source   = "../../modules/security/directory"
  for_each = local.own_directory

  name       = var.fleet
  account    = var.account
  region     = var.region
  domain     = var.workspaces.directory
  vpc_id     = module.workspaces_vpc["directory"].id
  subnet_ids = module.workspaces_vpc["directory"].private_subnet_ids
  key_arn    = module.workspaces_key["workspaces"].arn

  permissions_boundary = module.boundary.arn
}

module "workspaces" {
  source   = "../../modules/compute/workspaces"
  for_each = local.desktops

  name         = var.fleet
  directory_id = coalesce(var.workspaces.directory_id, try(module.directory["directory"].id, null))
  subnet_ids   = try(module.workspaces_vpc["directory"].private_subnet_ids, null)
  users        = var.workspaces.users
  allow        = var.workspaces.allow
  bundle       = var.workspaces.bundle
  key_arn      = module.workspaces_key["workspaces"].arn

  permissions_boundary = module.boundary.arn
}
