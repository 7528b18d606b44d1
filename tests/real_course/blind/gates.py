"""Gates, as beginners get them wrong."""

from tests.real_course.blind import Wrong

WRONG = (
    Wrong(
        "perceptron",
        "subtracts the bias, as if it were a threshold",
        """
def perceptron(x, w, b):
    s = np.sum(x * w, axis=-1)
    y = s - b > 0
    return y.astype(int)
""",
    ),
    Wrong(
        "perceptron",
        "fires at exactly 0 too",
        """
def perceptron(x, w, b):
    if x.ndim == 1:
        total = b
        for i in range(len(w)):
            total += x[i] * w[i]
        return 1 if total >= 0 else 0
    result = []
    for row in x:
        result.append(perceptron(row, w, b))
    return np.array(result)
""",
    ),
    Wrong(
        "perceptron",
        "adds the bias once per input, because it stands inside the loop",
        """
def perceptron(x, w, b):
    x = np.asarray(x)
    if x.ndim == 1:
        hap = 0
        for xi, wi in zip(x, w):
            hap += xi * wi + b
        return int(hap > 0)
    return np.array([perceptron(point, w, b) for point in x])
""",
    ),
    Wrong(
        "perceptron",
        "sum over all rows of the batch: one int for everything",
        """
def perceptron(x, w, b):
    tmp = np.sum(x * w) + b
    if tmp <= 0:
        return 0
    else:
        return 1
""",
    ),
    Wrong(
        "perceptron",
        "compares before the bias is added",
        """
def perceptron(x, w, b):
    out = (x @ w > 0) + b
    return np.array(out).astype(int) if np.ndim(out) else int(out)
""",
    ),
    Wrong(
        "perceptron",
        "uses the sign: -1 where it does not fire",
        """
def perceptron(x, w, b):
    u = np.dot(x, w) + b
    return np.where(u > 0, 1, -1)
""",
    ),
    Wrong(
        "perceptron",
        "truncates the sum to an integer before comparing",
        """
def perceptron(x, w, b):
    z = np.dot(x, w) + b
    z = np.array(z).astype(int)
    return (z > 0).astype(int)
""",
    ),
    Wrong(
        "perceptron",
        "only the first two inputs are used",
        """
def perceptron(x, w, b):
    x = np.array(x)
    if x.ndim == 2:
        x1, x2 = x[:, 0], x[:, 1]
    else:
        x1, x2 = x[0], x[1]
    y = w[0] * x1 + w[1] * x2 + b
    return (y > 0).astype(int)
""",
    ),
    Wrong(
        "perceptron",
        "returns from inside the loop: only the first point, repeated",
        """
def perceptron(x, w, b):
    if np.ndim(x) == 1:
        return 1 if np.dot(x, w) + b > 0 else 0
    answers = np.zeros(len(x), dtype=int)
    for i in range(len(x)):
        if np.dot(x[i], w) + b > 0:
            answers[i] = 1
        return answers
""",
    ),
    Wrong(
        "perceptron",
        "leaves the answers as booleans and floats",
        """
def perceptron(x, w, b):
    return np.heaviside(x @ w + b, 0) > 0
""",
    ),
    Wrong(
        "gate_weights",
        "NAND turns the weights but not the bias",
        """
def gate_weights(gate):
    table = {
        "AND": (np.array([0.5, 0.5]), -0.7),
        "OR": (np.array([0.5, 0.5]), -0.2),
        "NAND": (np.array([-0.5, -0.5]), -0.7),
    }
    if gate not in table:
        raise ValueError(gate)
    return table[gate]
""",
    ),
    Wrong(
        "gate_weights",
        "AND has the bias of OR",
        """
def gate_weights(gate):
    if gate == "AND":
        w, b = np.array([1, 1]), -0.5
    elif gate == "OR":
        w, b = np.array([1, 1]), -0.5
    elif gate == "NAND":
        w, b = np.array([-1, -1]), 1.5
    else:
        raise ValueError("no such gate")
    return w, b
""",
    ),
    Wrong(
        "gate_weights",
        "OR and AND have each other's bias",
        """
def gate_weights(gate):
    if gate == "OR":
        return np.array([1.0, 1.0]), -1.5
    if gate == "AND":
        return np.array([1.0, 1.0]), -0.5
    if gate == "NAND":
        return np.array([-1.0, -1.0]), 1.5
    raise ValueError("gate")
""",
    ),
    Wrong(
        "gate_weights",
        "else catches everything: no ValueError",
        """
def gate_weights(gate):
    if gate == "AND":
        return np.array([2, 2]), -3
    elif gate == "OR":
        return np.array([2, 2]), -1
    else:
        return np.array([-2, -2]), 3
""",
    ),
    Wrong(
        "gate_weights",
        "prints and returns None for an unknown name",
        """
def gate_weights(gate):
    w = None
    b = None
    if gate == "AND":
        w = np.array([1, 1]); b = -1.5
    if gate == "OR":
        w = np.array([1, 1]); b = -0.5
    if gate == "NAND":
        w = np.array([-1, -1]); b = 1.5
    if w is None:
        print("ValueError: unknown gate")
    return w, b
""",
    ),
    Wrong(
        "gate_weights",
        "returns w1, w2, b flat",
        """
def gate_weights(gate):
    weights = {"AND": [2, 2, -3], "OR": [2, 2, -1], "NAND": [-2, -2, 3]}
    try:
        g = weights[gate]
    except KeyError:
        raise ValueError(f"{gate}?")
    return np.array(g), 0
""",
    ),
    Wrong(
        "and_gate",
        "fires where the sum of the inputs is above 0",
        """
def and_gate(x1, x2):
    s = np.array(x1) + np.array(x2)
    return (s > 0).astype(int)
""",
    ),
    Wrong(
        "and_gate",
        "the points are stacked along axis 0",
        """
def and_gate(x1, x2):
    w, b = gate_weights("AND")
    if np.ndim(x1) == 0:
        return perceptron(np.array([x1, x2]), w, b)
    return perceptron(np.stack([x1, x2]).reshape(-1, 2), w, b).reshape(np.shape(x1))
""",
    ),
    Wrong(
        "and_gate",
        "x1 twice",
        """
def and_gate(x1, x2):
    w, b = gate_weights("AND")
    jeom = np.stack([x1, x1], axis=-1)
    return perceptron(jeom, w, b)
""",
    ),
    Wrong(
        "or_gate",
        "AND's weights, copied and not changed",
        """
def or_gate(x1, x2):
    w, b = gate_weights("AND")
    points = np.stack([x1, x2], axis=-1)
    return perceptron(points, w, b)
""",
    ),
    Wrong(
        "or_gate",
        "exclusive: 1 where the sum is 1",
        """
def or_gate(x1, x2):
    hap = np.asarray(x1) + np.asarray(x2)
    ans = np.where(hap == 1, 1, 0)
    return ans if ans.ndim else int(ans)
""",
    ),
    Wrong(
        "or_gate",
        "adds the inputs: 2 at (1, 1)",
        """
def or_gate(x1, x2):
    return x1 + x2
""",
    ),
    Wrong(
        "nand_gate",
        "NOT of both inputs, which is NOR",
        """
def nand_gate(x1, x2):
    not1 = 1 - x1
    not2 = 1 - x2
    return and_gate(not1, not2)
""",
    ),
    Wrong(
        "nand_gate",
        "bitwise ~ of AND: -1 and -2",
        """
def nand_gate(x1, x2):
    return ~and_gate(x1, x2)
""",
    ),
    Wrong(
        "nand_gate",
        "NOT of OR",
        """
def nand_gate(x1, x2):
    a = or_gate(x1, x2)
    return 1 - a
""",
    ),
    Wrong(
        "xor_gate",
        "ORs the first layer's outputs in place of AND",
        """
def xor_gate(x1, x2):
    nand = nand_gate(x1, x2)
    orr = or_gate(x1, x2)
    return or_gate(nand, orr)
""",
    ),
    Wrong(
        "xor_gate",
        "NAND of NAND and OR: XNOR",
        """
def xor_gate(x1, x2):
    layer1 = (nand_gate(x1, x2), or_gate(x1, x2))
    return nand_gate(*layer1)
""",
    ),
    Wrong(
        "xor_gate",
        "combines NAND with x2 in place of OR",
        """
def xor_gate(x1, x2):
    s1 = nand_gate(x1, x2)
    s2 = or_gate(x1, x2)
    return and_gate(s1, x2)
""",
    ),
    Wrong(
        "xor_gate",
        "subtraction: -1 at (0, 1)",
        """
def xor_gate(x1, x2):
    return x1 - x2
""",
    ),
    Wrong(
        "find_perceptron",
        "returns None after the first combination that fails",
        """
def find_perceptron(targets, grid):
    for w1 in grid:
        for w2 in grid:
            for b in grid:
                out = perceptron(CORNERS, np.array([w1, w2]), b)
                if (out == targets).all():
                    return w1, w2, b
                else:
                    return None
""",
    ),
    Wrong(
        "find_perceptron",
        "b is the outermost loop",
        """
def find_perceptron(targets, grid):
    for b in grid:
        for w1 in grid:
            for w2 in grid:
                y = [perceptron(np.array(p), np.array([w1, w2]), b) for p in CORNERS]
                if list(y) == list(targets):
                    return (w1, w2, b)
    return None
""",
    ),
    Wrong(
        "find_perceptron",
        "any in place of all",
        """
def find_perceptron(targets, grid):
    for w1 in grid:
        for w2 in grid:
            for b in grid:
                gyeolgwa = perceptron(CORNERS, np.array([w1, w2]), b)
                if np.any(gyeolgwa == targets):
                    return w1, w2, b
    return None
""",
    ),
    Wrong(
        "find_perceptron",
        "keeps the last combination that fits",
        """
def find_perceptron(targets, grid):
    best = None
    for w1 in grid:
        for w2 in grid:
            for b in grid:
                pred = perceptron(CORNERS, np.array([w1, w2]), b)
                if np.array_equal(pred, targets):
                    best = (w1, w2, b)
    return best
""",
    ),
    Wrong(
        "find_perceptron",
        "both weights are the same loop variable",
        """
def find_perceptron(targets, grid):
    for w in grid:
        for b in grid:
            if np.array_equal(perceptron(CORNERS, np.array([w, w]), b), targets):
                return w, w, b
    return None
""",
    ),
    Wrong(
        "find_perceptron",
        "break leaves the inner loop only, the outer ones go on and overwrite",
        """
def find_perceptron(targets, grid):
    found = None
    for w1 in grid:
        for w2 in grid:
            for b in grid:
                if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
                    found = w1, w2, b
                    break
            if found is not None:
                break
    return found
""",
    ),
    Wrong(
        "find_perceptron",
        "last value of the grid is left out by range(len(grid) - 1)",
        """
def find_perceptron(targets, grid):
    n = len(grid) - 1
    for i in range(n):
        for j in range(n):
            for k in range(n):
                w = np.array([grid[i], grid[j]])
                if np.array_equal(perceptron(CORNERS, w, grid[k]), targets):
                    return grid[i], grid[j], grid[k]
    return None
""",
    ),
    Wrong(
        "find_perceptron",
        "the corners in another order",
        """
def find_perceptron(targets, grid):
    points = [(0, 0), (1, 0), (0, 1), (1, 1)]
    for w1 in grid:
        for w2 in grid:
            for b in grid:
                ok = True
                for p, t in zip(points, targets):
                    if perceptron(np.array(p), np.array([w1, w2]), b) != t:
                        ok = False
                if ok:
                    return w1, w2, b
""",
    ),
    Wrong(
        "find_perceptron",
        "returns the indices in the grid",
        """
def find_perceptron(targets, grid):
    for i, w1 in enumerate(grid):
        for j, w2 in enumerate(grid):
            for k, b in enumerate(grid):
                if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
                    return i, j, k
    return None
""",
    ),
    Wrong(
        "and_gate",
        "and for or, or for and: both tables exchanged",
        """
def and_gate(x1, x2):
    w, b = gate_weights("OR")
    return perceptron(np.stack([x1, x2], axis=-1), w, b)


def or_gate(x1, x2):
    w, b = gate_weights("AND")
    return perceptron(np.stack([x1, x2], axis=-1), w, b)
""",
        also=("or_gate",),
    ),
    Wrong(
        "perceptron",
        "a sum within 1e-6 of 0 does not fire: afraid of rounding",
        """
def perceptron(x, w, b):
    fires = (np.asarray(x) @ w + b > 1e-6).astype(int)
    return int(fires) if fires.ndim == 0 else fires
""",
    ),
    Wrong(
        "gate_weights",
        "takes names in any case",
        """
def gate_weights(gate):
    known = {"AND": ([2, 2], -3), "OR": ([2, 2], -1), "NAND": ([-2, -2], 3)}
    if gate.upper() not in known:
        raise ValueError(gate)
    w, b = known[gate.upper()]
    return np.array(w), b
""",
    ),
    Wrong(
        "find_perceptron",
        "leaves out weights that are both 0",
        """
def find_perceptron(targets, grid):
    for w1 in grid:
        for w2 in grid:
            if w1 == 0 and w2 == 0:
                continue
            for b in grid:
                if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
                    return w1, w2, b
    return None
""",
    ),
    Wrong(
        "find_perceptron",
        "takes three zeros for nothing found",
        """
def find_perceptron(targets, grid):
    found = (0, 0, 0)
    for w1, w2, b in ((p, q, r) for p in grid for q in grid for r in grid):
        if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
            found = (w1, w2, b)
            break
    return found if any(found) else None
""",
    ),
    Wrong(
        "perceptron",
        "uses w[0]*x[0] only: the second input is forgotten",
        """
def perceptron(x, w, b):
    x = np.asarray(x, dtype=float)
    if x.ndim == 1:
        s = x[0] * w[0] + b
        return int(s > 0)
    return np.array([int(p[0] * w[0] + b > 0) for p in x])
""",
    ),
    Wrong(
        "perceptron",
        "the batch comes back as a list, not an array",
        """
def perceptron(x, w, b):
    if np.ndim(x) == 1:
        return 1 if sum(a * c for a, c in zip(x, w)) + b > 0 else 0
    결과 = []
    for 점 in x:
        결과.append(perceptron(점, w, b))
    return 결과
""",
    ),
    Wrong(
        "perceptron",
        "returns the weighted sum itself, no step",
        """
def perceptron(x, w, b):
    y = np.dot(x, w) + b
    return y
""",
    ),
    Wrong(
        "gate_weights",
        "lower-case names are taken as well, so 'and' raises nothing",
        """
def gate_weights(gate):
    gate = gate.upper().strip()
    table = dict(AND=(2, 2, -3), OR=(2, 2, -1), NAND=(-2, -2, 3))
    if gate not in table:
        raise ValueError("no such gate")
    a, c, b = table[gate]
    return np.array([a, c]), b
""",
    ),
    Wrong(
        "and_gate",
        "floats come back",
        """
def and_gate(x1, x2):
    r = np.asarray(x1, dtype=float) * np.asarray(x2, dtype=float)
    return r if r.ndim else float(r)
""",
    ),
    Wrong(
        "nand_gate",
        "negation by minus: -AND",
        """
def nand_gate(x1, x2):
    return -and_gate(x1, x2)
""",
    ),
    Wrong(
        "xor_gate",
        "layers mixed up: NAND of OR and NAND (XNOR)",
        """
def xor_gate(x1, x2):
    h1 = or_gate(x1, x2)
    h2 = nand_gate(x1, x2)
    return nand_gate(h1, h2)
""",
    ),
    Wrong(
        "find_perceptron",
        "a hit ends the innermost loop only; OR takes the weights of AND",
        """
def find_perceptron(targets, grid):
    found = None
    for w1 in grid:
        for w2 in grid:
            for b in grid:
                y = [perceptron(c, np.array([w1, w2]), b) for c in CORNERS]
                if y == list(targets):
                    found = (w1, w2, b)
                    break
    return found


def or_gate(x1, x2):
    w, b = gate_weights("AND")
    x1, x2 = np.asarray(x1), np.asarray(x2)
    pts = np.stack([x1, x2], axis=-1)
    out = (pts @ w + b > 0).astype(int)
    return out if out.ndim else int(out)
""",
        also=("or_gate",),
    ),
    Wrong(
        "perceptron",
        "adds the bias to every product before summing (b counted d times)",
        """
def perceptron(x, w, b):
    x, w = np.asarray(x), np.asarray(w)
    s = (x * w + b).sum(axis=-1)
    y = (s > 0).astype(int)
    return int(y) if y.ndim == 0 else y
""",
    ),
    Wrong(
        "perceptron",
        "batch handled by a loop that returns after the first row",
        """
def perceptron(x, w, b):
    if np.ndim(x) == 1:
        return int(np.dot(x, w) + b > 0)
    for row in x:
        return np.array([int(np.dot(row, w) + b > 0)])
""",
    ),
    Wrong(
        "gate_weights",
        "the weights of AND and OR have changed places",
        """
class Gates:
    table = {"OR": ([2.0, 2.0], -3.0), "AND": ([2.0, 2.0], -1.0), "NAND": ([-2.0, -2.0], 3.0)}


def gate_weights(gate):
    try:
        w, b = Gates.table[gate]
    except KeyError:
        raise ValueError(gate) from None
    return np.array(w), b
""",
    ),
    Wrong(
        "or_gate",
        "OR is 1 only where the inputs differ",
        """
def or_gate(x1, x2):
    r = (np.asarray(x1) != np.asarray(x2)).astype(int)
    return r if r.ndim else int(r)


def nand_gate(x1, x2):
    r = 1 - np.minimum(x1, x2) * 0 - np.maximum(x1, x2)
    return r if np.ndim(r) else int(r)
""",
        also=("nand_gate",),
    ),
    Wrong(
        "xor_gate",
        "only numbers are handled: if/else on arrays fails",
        """
def xor_gate(x1, x2):
    if x1 == x2:
        return 0
    else:
        return 1
""",
    ),
    Wrong(
        "find_perceptron",
        "integer grid only: converts the grid values to int",
        """
def find_perceptron(targets, grid):
    for w1 in grid:
        for w2 in grid:
            for b in grid:
                w1, w2, b = int(w1), int(w2), int(b)
                if all(perceptron(c, np.array([w1, w2]), b) == t for c, t in zip(CORNERS, targets)):
                    return w1, w2, b
    return None
""",
    ),
    Wrong(
        "find_perceptron",
        "order of loops w2 outermost",
        """
def find_perceptron(targets, grid):
    for w2 in grid:
        for w1 in grid:
            for b in grid:
                if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
                    return w1, w2, b
    return None
""",
    ),
    Wrong(
        "find_perceptron",
        "returns (0, 0, 0)-like tuple/False instead of None where there is none",
        """
def find_perceptron(targets, grid):
    for w1 in grid:
        for w2 in grid:
            for b in grid:
                if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
                    return w1, w2, b
    return False
""",
    ),
    Wrong(
        "perceptron",
        "a sum of exactly 0 fires, too",
        """
def perceptron(x, w, b):
    x = np.array(x)
    if x.ndim == 1:
        total = 0
        for i in range(len(w)):
            total = total + x[i] * w[i]
        total = total + b
        if total >= 0:
            return 1
        else:
            return 0
    result = []
    for point in x:
        total = 0
        for i in range(len(w)):
            total = total + point[i] * w[i]
        total = total + b
        if total >= 0:
            result.append(1)
        else:
            result.append(0)
    return np.array(result)
""",
    ),
    Wrong(
        "gate_weights",
        "NAND: only the weights are turned round, not the bias",
        """
def gate_weights(gate):
    # NAND is the opposite of AND so the weights are negative
    weights = {"AND": [2, 2], "OR": [2, 2], "NAND": [-2, -2]}
    biases = {"AND": -3, "OR": -1, "NAND": -3}
    if gate not in weights:
        raise ValueError("I don't know the gate " + str(gate))
    w = np.array(weights[gate])
    b = biases[gate]
    return w, b
""",
    ),
    Wrong(
        "or_gate",
        "own weights 1, 1 and bias -1: a single 1 gives a sum of 0, which does not fire",
        """
def or_gate(x1, x2):
    w = np.array([1, 1])
    b = -1    # one input is enough: 1 - 1
    first = np.array(x1)
    second = np.array(x2)
    if first.ndim == 0:
        return perceptron(np.array([x1, x2]), w, b)
    points = []
    for p, q in zip(first.flatten(), second.flatten()):
        points.append([p, q])
    answer = perceptron(np.array(points), w, b)
    return answer.reshape(first.shape)
""",
    ),
    Wrong(
        "nand_gate",
        "~ taken for the logical not: -1 and -2 in place of 1 and 0",
        """
def nand_gate(x1, x2):
    a = and_gate(x1, x2)
    # nand = not and
    return ~a
""",
    ),
    Wrong(
        "gate_weights",
        "an unknown name gets the weights of NAND",
        """
def gate_weights(gate):
    if gate == "AND":
        w1, w2, b = 1, 1, -1.5
    elif gate == "OR":
        w1, w2, b = 1, 1, -0.5
    else:  # NAND
        w1, w2, b = -1, -1, 1.5
    return np.array([w1, w2]), b
""",
    ),
    Wrong(
        "xor_gate",
        "the answer for a table of inputs is flat",
        """
def xor_gate(x1, x2):
    if isinstance(x1, int):
        return and_gate(nand_gate(x1, x2), or_gate(x1, x2))
    outputs = []
    a = np.array(x1).flatten()
    b = np.array(x2).flatten()
    for i in range(len(a)):
        s1 = nand_gate(int(a[i]), int(b[i]))
        s2 = or_gate(int(a[i]), int(b[i]))
        outputs.append(and_gate(s1, s2))
    return np.array(outputs)
""",
    ),
    Wrong(
        "perceptron",
        "a sum of exactly 0 fires, too",
        """
def perceptron(x, w, b):
    합 = np.dot(x, w) + b
    출력 = np.where(합 >= 0, 1, 0)
    # 점 하나면 정수로
    return int(출력) if 출력.ndim == 0 else 출력
""",
        also=("find_perceptron",),
    ),
    Wrong(
        "perceptron",
        "one point gives an array of one element",
        """
def perceptron(x, w, b):
    X = np.atleast_2d(x)          # one point -> batch of one
    z = X @ np.asarray(w) + b
    return (z > 0).astype(int)
""",
        also=("nand_gate", "xor_gate", "and_gate", "or_gate"),
    ),
    Wrong(
        "gate_weights",
        "returns the threshold theta where the bias -theta is wanted",
        """
def gate_weights(gate):
    # 책에서 본 값: w1*x1 + w2*x2 > theta 이면 1
    if gate == "AND":
        w, theta = np.array([0.5, 0.5]), 0.7
    elif gate == "OR":
        w, theta = np.array([0.5, 0.5]), 0.2
    elif gate == "NAND":
        w, theta = np.array([-0.5, -0.5]), -0.7
    else:
        raise ValueError("모르는 게이트: " + str(gate))
    return w, theta
""",
        also=("and_gate", "or_gate", "nand_gate", "xor_gate"),
    ),
    Wrong(
        "or_gate",
        "the shape of arrays with several axes is lost",
        """
def or_gate(x1, x2):
    w, b = gate_weights("OR")
    if np.isscalar(x1):
        return perceptron(np.array([x1, x2]), w, b)
    # n points, one per row
    points = np.c_[np.ravel(x1), np.ravel(x2)]
    return perceptron(points, w, b)
""",
        also=("xor_gate",),
    ),
    Wrong(
        "xor_gate",
        "AND in the first layer where NAND is needed",
        """
def xor_gate(x1, x2):
    s1 = and_gate(x1, x2)
    s2 = or_gate(x1, x2)
    # 두 번째 층
    return and_gate(s1, s2)
""",
    ),
    Wrong(
        "find_perceptron",
        "meshgrid in its default order: w2 is the outermost loop",
        """
def find_perceptron(targets, grid):
    # all combinations at once
    W1, W2, B = (g.ravel() for g in np.meshgrid(grid, grid, grid))
    sums = np.outer(CORNERS[:, 0], W1) + np.outer(CORNERS[:, 1], W2) + B
    hit = np.all((sums > 0) == np.reshape(targets, (4, 1)).astype(bool), axis=0)
    if not hit.any():
        return None
    i = np.argmax(hit)   # first True
    return W1[i], W2[i], B[i]
""",
    ),
    Wrong(
        "perceptron",
        "a sum of exactly 0 fires",
        """
def perceptron(x, w, b):
    s = np.dot(x, w) + b
    if np.ndim(s) == 0:
        return 0 if s < 0 else 1
    out = np.ones(s.shape, dtype=int)
    out[s < 0] = 0
    return out
""",
    ),
    Wrong(
        "gate_weights",
        "NAND turns the weights round, but not the bias",
        """
def gate_weights(gate):
    w = np.array([2, 2])
    if gate == "AND":
        return w, -3
    if gate == "OR":
        return w, -1
    if gate == "NAND":
        return -w, -3
    raise ValueError("no such gate: " + str(gate))
""",
    ),
    Wrong(
        "and_gate",
        "arrays of two dimensions come back flat",
        """
def and_gate(x1, x2):
    w, b = gate_weights("AND")
    if np.ndim(x1) == 0:
        return perceptron(np.array([x1, x2]), w, b)
    # perceptron wants rows of points
    points = np.column_stack((np.ravel(x1), np.ravel(x2)))
    return perceptron(points, w, b)
""",
    ),
    Wrong(
        "nand_gate",
        "bools instead of ints",
        """
def nand_gate(x1, x2):
    # NAND is the opposite of AND
    return np.logical_not(and_gate(x1, x2))
""",
    ),
    Wrong(
        "xor_gate",
        "a list for arrays, and the rows of it for two dimensions",
        """
def xor_gate(x1, x2):
    def one(p, q):
        return and_gate(nand_gate(p, q), or_gate(p, q))

    if np.isscalar(x1):
        return one(x1, x2)
    return [one(p, q) for p, q in zip(x1, x2)]
""",
    ),
    Wrong(
        "find_perceptron",
        "goes on after a hit and returns the last one",
        """
from itertools import product


def find_perceptron(targets, grid):
    found = None
    for w1, w2, b in product(grid, grid, grid):
        outputs = perceptron(CORNERS, np.array([w1, w2]), b)
        if list(outputs) == list(targets):
            found = (w1, w2, b)
    return found
""",
    ),
    Wrong(
        "perceptron",
        "a sum of exactly 0 fires",
        """
def perceptron(x, w, b):
    # net input of each point
    net = np.dot(x, w) + b
    if np.isscalar(net):
        return 0 if net < 0 else 1
    outputs = np.ones(net.shape, dtype=int)
    outputs[net < 0] = 0
    return outputs
""",
    ),
    Wrong(
        "gate_weights",
        "bias of NAND isn't turned round",
        """
def gate_weights(gate):
    w_and, b_and = np.array([2.0, 2.0]), -3.0

    if gate == "AND":
        return w_and, b_and
    if gate == "OR":
        # same direction, only the line moves
        return w_and, b_and + 2
    if gate == "NAND":
        # the opposite of AND: turn the weights round
        return -w_and, b_and
    raise ValueError(f"no such gate: {gate}")
""",
    ),
    Wrong(
        "and_gate",
        "reshape to pairs in place of stacking: neighbours of x1 become one point",
        """
def _to_points(x1, x2):
    pair = np.array([x1, x2])
    return pair if pair.ndim == 1 else pair.reshape(-1, 2)


def and_gate(x1, x2):
    w, b = gate_weights("AND")
    points = _to_points(x1, x2)
    out = perceptron(points, w, b)
    return out if points.ndim == 1 else out.reshape(np.shape(x1))
""",
    ),
    Wrong(
        "nand_gate",
        "inverts the inputs and not the output: NOR",
        """
def nand_gate(x1, x2):
    # NAND is AND with NOT:
    not_x1 = 1 - x1
    not_x2 = 1 - x2
    return and_gate(not_x1, not_x2)
""",
    ),
    Wrong(
        "find_perceptron",
        "signed differences cancel: as many ones, but at other corners",
        """
def find_perceptron(targets, grid):
    for w1 in grid:
        for w2 in grid:
            for b in grid:
                outputs = perceptron(CORNERS, np.array([w1, w2]), b)
                error = np.sum(outputs - np.asarray(targets))
                if error == 0:
                    return w1, w2, b
    return None
""",
    ),
    Wrong(
        "xor_gate",
        "four NANDs, of which the third is wired to the middle one twice",
        """
def xor_gate(x1, x2):
    # XOR from four NAND gates (the classic circuit)
    middle = nand_gate(x1, x2)
    upper = nand_gate(x1, middle)
    lower = nand_gate(middle, middle)
    return nand_gate(upper, lower)
""",
    ),
    Wrong(
        "find_perceptron",
        "b is the outermost loop, so another first one is found",
        """
def find_perceptron(targets, grid):
    wanted = []
    for t in targets:
        wanted.append(int(t))
    for b in grid:
        for w1 in grid:
            for w2 in grid:
                outputs = []
                for corner in CORNERS:
                    outputs.append(perceptron(corner, np.array([w1, w2]), b))
                if outputs == wanted:
                    return w1, w2, b
    return None
""",
    ),
    Wrong(
        "xor_gate",
        "AND in the first layer where NAND belongs",
        """
def xor_gate(x1, x2):
    # layer 1
    s1 = and_gate(x1, x2)
    s2 = or_gate(x1, x2)
    # layer 2
    result = and_gate(s1, s2)
    return result
""",
    ),
    Wrong(
        "and_gate",
        "the points of a table are made with .T, so its answer comes out transposed",
        """
def and_gate(x1, x2):
    w, b = gate_weights("AND")
    points = np.array([x1, x2]).T     # one row for each point
    return perceptron(points, w, b)
""",
    ),
    Wrong(
        "perceptron",
        "only the first two inputs are added up",
        """
def perceptron(x, w, b):
    w1 = w[0]
    w2 = w[1]
    x = np.array(x)
    if len(x.shape) == 1:
        z = w1 * x[0] + w2 * x[1] + b
        return int(z > 0)
    z = w1 * x[:, 0] + w2 * x[:, 1] + b
    y = np.zeros(len(x), dtype=int)
    for i in range(len(x)):
        if z[i] > 0:
            y[i] = 1
    return y
""",
    ),
    Wrong(
        "find_perceptron",
        "gives up after the first combination that is wrong",
        """
def find_perceptron(targets, grid):
    for w1 in grid:
        for w2 in grid:
            for b in grid:
                w = np.array([w1, w2])
                correct = 0
                for i in range(4):
                    if perceptron(CORNERS[i], w, b) == targets[i]:
                        correct += 1
                if correct == 4:
                    return (w1, w2, b)
                else:
                    return None
""",
    ),
    Wrong(
        "find_perceptron",
        "the last combination that works comes back, not the first",
        """
def find_perceptron(targets, grid):
    found = None
    for w1 in grid:
        for w2 in grid:
            for b in grid:
                out = perceptron(CORNERS, np.array([w1, w2]), b)
                same = True
                for i in range(len(targets)):
                    if out[i] != targets[i]:
                        same = False
                if same:
                    found = (w1, w2, b)
    return found
""",
    ),
    Wrong(
        "perceptron",
        "np.sum without an axis: a batch gives one number",
        """
def perceptron(x, w, b):
    x, w = np.array(x), np.array(w)
    # 가중합 + 편향
    net = np.sum(x * w) + b
    if net > 0:
        return 1
    else:
        return 0
""",
        also=("and_gate", "or_gate", "find_perceptron", "nand_gate", "xor_gate"),
    ),
    Wrong(
        "gate_weights",
        "an unknown name raises KeyError, not ValueError",
        """
def gate_weights(gate):
    table = {
        "AND": (np.array([1.0, 1.0]), -1.5),
        "OR": (np.array([1.0, 1.0]), -0.5),
        "NAND": (np.array([-1.0, -1.0]), 1.5),
    }
    return table[gate]
""",
    ),
    Wrong(
        "and_gate",
        "np.array([x1, x2]): the points are columns, not rows",
        """
def and_gate(x1, x2):
    x = np.array([x1, x2])   # 두 입력을 하나로
    w, b = gate_weights("AND")
    return perceptron(x, w, b)
""",
        also=("xor_gate",),
    ),
    Wrong(
        "nand_gate",
        "bitwise ~ of 0 and 1 gives -1 and -2",
        """
def nand_gate(x1, x2):
    # NAND = NOT AND
    return ~and_gate(x1, x2)
""",
        also=("xor_gate",),
    ),
    Wrong(
        "xor_gate",
        "the first gate's output overwrites x1 before the second gate reads it",
        """
def xor_gate(x1, x2):
    # 1층
    x1 = nand_gate(x1, x2)
    x2 = or_gate(x1, x2)
    # 2층: 두 결과를 AND로 합친다
    return and_gate(x1, x2)
""",
    ),
    Wrong(
        "find_perceptron",
        "permutations: no value may come twice",
        """
from itertools import permutations


def find_perceptron(targets, grid):
    for w1, w2, b in permutations(grid, 3):
        out = perceptron(CORNERS, np.array([w1, w2]), b)
        if (out == np.asarray(targets)).all():
            return (w1, w2, b)
    return None
""",
    ),
    Wrong(
        "perceptron",
        "one point gives an array of length 1, not an int",
        """
def perceptron(x, w, b):
    # make one point a batch of one, then there is only one case
    points = np.atleast_2d(x)
    sums = (points * w).sum(axis=1) + b
    return np.where(sums > 0, 1, 0)
""",
    ),
    Wrong(
        "gate_weights",
        "an unknown name gives None in place of a ValueError",
        """
def gate_weights(gate):
    known = {
        "AND": (np.array([0.5, 0.5]), -0.7),
        "OR": (np.array([0.5, 0.5]), -0.2),
        "NAND": (np.array([-0.5, -0.5]), 0.7),
    }
    return known.get(gate)
""",
    ),
    Wrong(
        "or_gate",
        "copied from and_gate with the weights of AND left in",
        """
def or_gate(x1, x2):
    a, b = np.asarray(x1), np.asarray(x2)
    w, bias = gate_weights("AND")
    points = np.stack([a.reshape(-1), b.reshape(-1)], axis=-1)
    y = perceptron(points, w, bias).reshape(a.shape)
    return int(y) if y.ndim == 0 else y
""",
    ),
    Wrong(
        "xor_gate",
        "the second layer is an OR of NAND and OR: always 1",
        """
def xor_gate(x1, x2):
    # first layer
    s1 = nand_gate(x1, x2)
    s2 = or_gate(x1, x2)
    # second layer
    return or_gate(s1, s2)
""",
    ),
    Wrong(
        "find_perceptron",
        "the bias is the outermost loop",
        """
def find_perceptron(targets, grid):
    for bias in grid:
        for w1 in grid:
            for w2 in grid:
                y = perceptron(CORNERS, np.array([w1, w2]), bias)
                if (y == targets).all():
                    return w1, w2, bias
    return None
""",
    ),
    Wrong(
        "find_perceptron",
        "sorts the grid first, so its order does not count",
        """
def find_perceptron(targets, grid):
    values = sorted(set(float(g) for g in grid))  # no value twice
    want = np.asarray(targets)
    for w1 in values:
        for w2 in values:
            for b in values:
                got = perceptron(CORNERS, np.array([w1, w2]), b)
                if np.array_equal(got, want):
                    return (w1, w2, b)
""",
    ),
    Wrong(
        "perceptron",
        "sums over the whole batch",
        """
def perceptron(x, w, b):
    x = np.asarray(x)
    w = np.asarray(w)
    # weighted sum, as on the lecture slide
    activation = np.sum(w * x) + b
    fired = int(activation > 0)
    if x.ndim == 1:
        return fired
    return np.full(x.shape[0], fired)
""",
    ),
    Wrong(
        "gate_weights",
        "accepts other spellings, such as and, in place of ValueError",
        """
_GATES = {
    "AND": ([0.5, 0.5], -0.7),
    "OR": ([0.5, 0.5], -0.2),
    "NAND": ([-0.5, -0.5], 0.7),
}


def gate_weights(gate):
    key = str(gate).strip().upper()
    try:
        weights, bias = _GATES[key]
    except KeyError:
        raise ValueError(f"unknown gate {gate!r}, expected one of {sorted(_GATES)}") from None
    return np.array(weights), bias
""",
    ),
    Wrong(
        "or_gate",
        "arrays of two dimensions come back flat",
        """
def or_gate(x1, x2):
    w, b = gate_weights("OR")
    if np.ndim(x1) == 0:
        return perceptron(np.array([x1, x2]), w, b)
    points = np.column_stack([np.ravel(x1), np.ravel(x2)])
    return perceptron(points, w, b)
""",
    ),
    Wrong(
        "perceptron",
        "two inputs only, further ones are left out",
        """
def _weighted_sum(point, weights, bias):
    return point[0] * weights[0] + point[1] * weights[1] + bias


def perceptron(x, w, b):
    x = np.asarray(x)
    if x.ndim == 1:
        return 1 if _weighted_sum(x, w, b) > 0 else 0
    return np.array([1 if _weighted_sum(row, w, b) > 0 else 0 for row in x], dtype=int)
""",
    ),
    Wrong(
        "xor_gate",
        "last layer NAND in place of AND: XNOR",
        """
def xor_gate(x1, x2):
    # first layer
    hidden_nand = nand_gate(x1, x2)
    hidden_or = or_gate(x1, x2)
    # second layer: fire unless the hidden units disagree
    return nand_gate(hidden_nand, hidden_or)
""",
    ),
    Wrong(
        "find_perceptron",
        "np.meshgrid exchanges the two outer loops",
        """
def find_perceptron(targets, grid):
    grid = np.asarray(grid)
    # every combination at once, instead of three nested loops
    w1, w2, b = (axis.ravel() for axis in np.meshgrid(grid, grid, grid))
    sums = np.outer(w1, CORNERS[:, 0]) + np.outer(w2, CORNERS[:, 1]) + b[:, None]
    matches = np.all((sums > 0).astype(int) == np.asarray(targets), axis=1)

    if not matches.any():
        return None
    first = np.argmax(matches)
    return float(w1[first]), float(w2[first]), float(b[first])
""",
    ),
    Wrong(
        "perceptron",
        "the bias is added once per input and not once per point",
        """
def perceptron(x, w, b):
    # weighted sum with loops
    def one_point(p):
        total = 0
        for i in range(len(w)):
            total = total + p[i] * w[i] + b
        if total > 0:
            return 1
        return 0

    x = np.array(x)
    if x.ndim == 1:
        return one_point(x)
    result = []
    for row in x:
        result.append(one_point(row))
    return np.array(result, dtype=int)
""",
        also=("and_gate", "or_gate", "nand_gate", "xor_gate", "find_perceptron"),
    ),
    Wrong(
        "gate_weights",
        "lower case names are accepted, which are other names",
        """
def gate_weights(gate):
    # make it robust, so that "and" works too
    name = str(gate).strip().upper()
    if name == "AND":
        w, b = [1, 1], -1.5
    elif name == "OR":
        w, b = [1, 1], -0.5
    elif name == "NAND":
        w, b = [-1, -1], 1.5
    else:
        raise ValueError("unknown gate: " + str(gate))
    return np.array(w), b
""",
    ),
    Wrong(
        "or_gate",
        "arrays of two dimensions are flattened and do not get their shape back",
        """
def or_gate(x1, x2):
    w, b = gate_weights("OR")
    if np.isscalar(x1):
        return perceptron(np.array([x1, x2]), w, b)
    # two arrays: make one long list of points
    first = np.array(x1).flatten()
    second = np.array(x2).flatten()
    points = np.array([[p, q] for p, q in zip(first, second)]).reshape(-1, 2)
    return perceptron(points, w, b)
""",
    ),
    Wrong(
        "nand_gate",
        "the bitwise ~ negates integers to -1 and -2",
        """
def nand_gate(x1, x2):
    # NAND is just NOT AND
    both = and_gate(x1, x2)
    return ~both
""",
        also=("xor_gate",),
    ),
    Wrong(
        "xor_gate",
        "x1 is overwritten before the second gate of the first layer reads it",
        """
def xor_gate(x1, x2):
    # first layer
    x1 = nand_gate(x1, x2)
    x2 = or_gate(x1, x2)
    # second layer
    return and_gate(x1, x2)
""",
    ),
    Wrong(
        "find_perceptron",
        "break leaves the innermost loop only, later finds overwrite the first",
        """
def find_perceptron(targets, grid):
    found = None
    wanted = [int(t) for t in targets]
    for w1 in grid:
        for w2 in grid:
            for b in grid:
                outputs = []
                for corner in CORNERS:
                    outputs.append(perceptron(corner, np.array([w1, w2]), b))
                if outputs == wanted:
                    found = (w1, w2, b)
                    break   # first one found, stop
    return found
""",
    ),
    Wrong(
        "perceptron",
        "adds up the first two inputs only, whatever d is",
        """
def perceptron(x, w, b):
    x = np.asarray(x)
    # w1*x1 + w2*x2 + b, for one point and for many
    total = w[0] * x[..., 0] + w[1] * x[..., 1] + b
    if total.ndim == 0:
        return int(total > 0)
    return np.where(total > 0, 1, 0)
""",
    ),
    Wrong(
        "gate_weights",
        "accepts other spellings of the names instead of raising ValueError",
        """
def gate_weights(gate):
    name = str(gate).strip().upper()      # be tolerant about the spelling
    table = {
        "AND": (0.5, 0.5, -0.7),
        "OR": (0.5, 0.5, -0.2),
        "NAND": (-0.5, -0.5, 0.7),
    }
    if name not in table:
        raise ValueError(f"unknown gate {gate}")
    *w, b = table[name]
    return np.array(w), b
""",
    ),
    Wrong(
        "or_gate",
        "joins the inputs with .T, so that matrices come back transposed",
        """
def or_gate(x1, x2):
    w, b = gate_weights("OR")
    points = np.array([x1, x2]).T          # inputs side by side
    fired = points @ w + b > 0
    return fired.astype(int) if fired.ndim else int(fired)
""",
        also=("xor_gate",),
    ),
    Wrong(
        "nand_gate",
        "~ of MATLAB on integers: -1 and -2 in place of 1 and 0",
        """
def nand_gate(x1, x2):
    # NAND is simply the negation of AND
    return ~and_gate(x1, x2)
""",
        also=("xor_gate",),
    ),
    Wrong(
        "xor_gate",
        "four NANDs, one of them wired to x1 again instead of x2",
        """
def xor_gate(x1, x2):
    # XOR out of NAND gates alone
    middle = nand_gate(x1, x2)
    upper = nand_gate(x1, middle)
    lower = nand_gate(x1, middle)
    return nand_gate(upper, lower)
""",
    ),
    Wrong(
        "find_perceptron",
        "meshgrid's default indexing makes w2 the outermost loop",
        """
def find_perceptron(targets, grid):
    grid = np.asarray(grid)
    # all combinations at once instead of three loops
    W1, W2, B = (m.ravel() for m in np.meshgrid(grid, grid, grid))
    sums = np.outer(W1, CORNERS[:, 0]) + np.outer(W2, CORNERS[:, 1]) + B[:, None]
    hits = ((sums > 0).astype(int) == np.asarray(targets)).all(axis=1)
    if not hits.any():
        return None
    k = np.argmax(hits)                    # first True
    return W1[k], W2[k], B[k]
""",
    ),
)
