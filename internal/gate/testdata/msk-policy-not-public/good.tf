resource "aws_msk_cluster_policy" "orders" {
  cluster_arn = "arn:aws:kafka:us-east-1:111122223333:cluster/orders/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "kafka:CreateVpcConnection"
      Resource  = "*"
    }]
  })
}

resource "aws_msk_cluster_policy" "narrowed" {
  cluster_arn = "arn:aws:kafka:us-east-1:111122223333:cluster/orders/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "kafka:CreateVpcConnection"
      Resource  = "*"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_msk_cluster_policy" "service" {
  cluster_arn = "arn:aws:kafka:us-east-1:111122223333:cluster/orders/1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "kafka:CreateVpcConnection"
      Resource  = "*"
    }]
  })
}
