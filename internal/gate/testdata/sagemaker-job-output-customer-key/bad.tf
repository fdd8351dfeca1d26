resource "aws_sagemaker_data_quality_job_definition" "bad" {
  data_quality_app_specification {
    image_uri = "111111111111.dkr.ecr.us-east-1.amazonaws.com/orders:1"
  }
  data_quality_job_input {
    endpoint_input {
      endpoint_name = "orders"
    }
  }
  data_quality_job_output_config {
    monitoring_outputs {
      s3_output {
        s3_uri = "s3://orders"
      }
    }
  }
  job_resources {
    cluster_config {
      instance_count    = 1
      instance_type     = "ml.t3.medium"
      volume_size_in_gb = 20
    }
  }
  role_arn = "arn:aws:iam::111111111111:role/orders"
}
