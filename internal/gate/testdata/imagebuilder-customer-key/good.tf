resource "aws_kms_key" "images" {
  description = "images"
}

resource "aws_imagebuilder_component" "own" {
  name       = "orders"
  platform   = "Linux"
  kms_key_id = aws_kms_key.images.arn
}

resource "aws_imagebuilder_image_recipe" "own" {
  name = "orders"

  block_device_mapping {
    ebs {
      encrypted  = true
      kms_key_id = aws_kms_key.images.arn
    }
  }
}

resource "aws_imagebuilder_distribution_configuration" "own" {
  name = "orders"

  distribution {
    region = "eu-central-1"

    ami_distribution_configuration {
      kms_key_id = aws_kms_key.images.arn
    }
  }

  distribution {
    region = "eu-west-1"

    container_distribution_configuration {
      target_repository {
        service         = "ECR"
        repository_name = "orders"
      }
    }
  }
}
