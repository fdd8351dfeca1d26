resource "aws_kms_key" "own" {}

resource "aws_imagebuilder_image_recipe" "orders" {
  name         = "orders"
  parent_image = "ami-1"
  version      = "1.0.0"
  component {
    component_arn = "arn:aws:imagebuilder:us-east-1:111111111111:component/orders/1.0.0/1"
  }
  block_device_mapping {
    device_name = "/dev/xvda"
    ebs {
      encrypted  = true
      kms_key_id = aws_kms_key.own.arn
    }
  }
}

resource "aws_imagebuilder_image_recipe" "invoices" {
  name         = "orders"
  parent_image = "ami-1"
  version      = "1.0.0"
  component {
    component_arn = "arn:aws:imagebuilder:us-east-1:111111111111:component/orders/1.0.0/1"
  }
}
