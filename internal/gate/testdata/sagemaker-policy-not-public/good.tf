resource "aws_sagemaker_model_package_group_policy" "orders" {
  model_package_group_name = "orders"
  resource_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "sagemaker:DescribeModelPackage"
      Resource  = "arn:aws:sagemaker:us-east-1:111122223333:model-package-group/orders"
    }]
  })
}

resource "aws_sagemaker_model_package_group_policy" "narrowed" {
  model_package_group_name = "orders"
  resource_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sagemaker:DescribeModelPackage"
      Resource  = "arn:aws:sagemaker:us-east-1:111122223333:model-package-group/orders"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_sagemaker_model_package_group_policy" "service" {
  model_package_group_name = "orders"
  resource_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sagemaker:DescribeModelPackage"
      Resource  = "arn:aws:sagemaker:us-east-1:111122223333:model-package-group/orders"
    }]
  })
}
