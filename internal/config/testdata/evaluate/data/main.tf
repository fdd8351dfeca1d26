provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["111111111111"]
}

provider "aws" {
  alias  = "east"
  region = var.region
}

variable "region" {}

data "aws_region" "here" {}

data "aws_region" "there" {
  provider = aws.east
}

data "aws_caller_identity" "me" {}

data "aws_partition" "this" {}

data "aws_availability_zones" "all" {}

data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:${data.aws_partition.this.partition}:s3:::x/*", aws_s3_bucket.x.arn]
  }
}

data "aws_ami" "linux" {
  owners = ["amazon"]
}

resource "aws_s3_bucket" "x" {
  bucket = "x-${data.aws_caller_identity.me.account_id}-${data.aws_region.here.name}"
  there  = data.aws_region.there.name
  user   = data.aws_caller_identity.me.arn
  policy = data.aws_iam_policy_document.read.json
  zones  = slice(data.aws_availability_zones.all.names, 0, 2)
  ami    = data.aws_ami.linux.id
  suffix = data.aws_partition.this.dns_suffix
}
