# What the pipelines of all services share.

module "connection" {
  source = "../../modules/delivery/connection"

  name = var.fleet
}

# The image in which every step runs. flota makes it and pushes it, and then its tag moves.
module "build_image" {
  source = "../../modules/delivery/repository"

  name        = "${var.fleet}/flota"
  key_arn     = module.delivery_key.arn
  pullers     = [var.account]
  moving_tags = [local.build_image_tag]
}

locals {
  build_image_tag = "current"
}

module "notifications" {
  source = "../../modules/observability/alerts"

  name      = "${var.fleet}-pipelines"
  account   = var.account
  region    = var.region
  key_arn   = module.delivery_key.arn
  emails    = var.alerts.email
  pipelines = true
}

module "signing_key" {
  source = "../../modules/security/signing_key"
  count  = var.sign ? 1 : 0

  name        = "${var.fleet}-signing"
  description = "What the pipelines of ${var.fleet} attest to their images"
  account     = var.account
}

module "build_fleet" {
  source = "../../modules/delivery/fleet"
  count  = var.build_fleet == null ? 0 : 1

  name     = "${var.fleet}-builds"
  size     = var.build_fleet.size
  machines = var.build_fleet.machines
  max      = var.build_fleet.max
}
