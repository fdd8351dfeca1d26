resource "aws_msk_cluster_policy" "bad" {
  cluster_arn = "arn:aws:kafka:us-east-1:111122223333:cluster/orders/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "kafka:CreateVpcConnection"
      Resource  = "*"
    }]
  })
}

resource "aws_msk_cluster_policy" "bad_accounts" {
  cluster_arn = "arn:aws:kafka:us-east-1:111122223333:cluster/orders/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["kafka:CreateVpcConnection", "kafka:List*"]
      Resource  = "*"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}
