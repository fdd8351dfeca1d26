locals {
  buckets = { orders = true, invoices = false }
  first   = aws_s3_bucket.all["orders"]
  names   = [for k, b in aws_s3_bucket.all : "${k}:${b.arn}"]
}

resource "aws_s3_bucket" "all" {
  for_each = local.buckets
  bucket   = "cambio-${each.key}"
}

resource "aws_s3_bucket_versioning" "all" {
  for_each = { for k, b in aws_s3_bucket.all : k => b if local.buckets[k] }
  bucket   = each.value.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_policy" "first" {
  bucket = local.first.bucket
  policy = jsonencode({
    Statement = [{ Effect = "Deny", Resource = ["${local.first.arn}/*", local.first.arn] }]
  })
}

resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

resource "aws_db_subnet_group" "main" {
  subnet_ids = aws_subnet.private[*].id
  tags       = { all = join(",", aws_subnet.private.*.arn), one = aws_subnet.private[1].cidr_block }
}

resource "aws_eks_cluster" "main" {
  name = "main"

  vpc_config {
    subnet_ids = [for s in aws_subnet.private : s.id]
  }
}

resource "aws_iam_openid_connect_provider" "main" {
  url          = aws_eks_cluster.main.identity[0].oidc[0].issuer
  client_ids   = [aws_eks_cluster.main.vpc_config[0].subnet_ids[0], aws_eks_cluster.main.vpc_config[0].vpc_id]
  thumbprints  = aws_eks_cluster.main.certificates
  endpoint_url = replace(aws_eks_cluster.main.endpoint, "https://", "")
}

resource "aws_lambda_function" "later" {
  count         = aws_vpc.main.enable_dns_support ? 1 : 0
  function_name = "later"
  same          = aws_vpc.main.arn == aws_vpc.main.arn
  empty         = aws_vpc.main.arn == ""
  other         = aws_vpc.main.arn == "arn:aws:ec2:eu-west-1:111111111111:vpc/vpc-1"
  missing       = aws_vpc.main.arn != null
  chosen        = aws_vpc.main.arn != "" ? aws_vpc.main.arn : "none"
  open          = aws_vpc.main.default ? "a" : "b"
  equal         = aws_vpc.main.default ? "a" : "a"
  undeclared    = aws_kms_key.none.arn
  wrong         = local.nothing
  tried         = try(local.buckets.none, aws_s3_bucket.all["none"].id, "fallback")
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

output "names" {
  value = local.names
}

output "all" {
  value = values(aws_s3_bucket.all)[*].arn
}

output "first" {
  value = local.first
}
