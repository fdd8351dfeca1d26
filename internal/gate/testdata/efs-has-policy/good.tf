resource "aws_efs_file_system" "orders" {}

resource "aws_efs_file_system_policy" "orders" {
  file_system_id = aws_efs_file_system.orders.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "elasticfilesystem:ClientMount"
    }]
  })
}
