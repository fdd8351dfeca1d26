provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

variable "name" {
  type = string
}

module "store" {
  source   = "./store"
  for_each = { orders = 30, invoices = 60 }

  name   = "${var.name}-${each.key}"
  days   = each.value
  key    = aws_kms_key.main
  region = each.key == "orders" ? "x" : null
}

module "network" {
  source    = "./network"
  count     = 1
  providers = { aws = aws.west }
}

module "away" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.0.0"
  name    = "away"
}

module "empty" {
  source = "./nothing"
}

module "maybe" {
  source = "./store"
  count  = var.name == "prod" ? 1 : 0
  name   = "maybe"
  key    = { arn = "arn", id = "id" }
}

resource "aws_kms_key" "main" {}

resource "aws_instance" "web" {
  subnet_id = module.away.private_subnets[0]
  zones     = module.network[0].zones
  region    = module.network[0].region
  store     = module.store["orders"].bucket
  stores    = [for m in module.store : m.arn]
  whole     = module.store["invoices"]
}

resource "aws_s3_bucket_public_access_block" "orders" {
  bucket = module.store["orders"].bucket.id
}
