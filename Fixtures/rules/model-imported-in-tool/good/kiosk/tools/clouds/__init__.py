"""A folder that is called like the package of somebody else."""
